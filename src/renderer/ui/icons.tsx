import type { ReactNode } from 'react';

/** 20-pixel line icons; hidden from screen readers, as every control has a name. */
function Icon({ children }: { children: ReactNode }) {
  return (
    <svg
      width="1.25em"
      height="1.25em"
      viewBox="0 0 20 20"
      fill="none"
      stroke="currentColor"
      strokeWidth="1.5"
      strokeLinecap="round"
      strokeLinejoin="round"
      aria-hidden="true"
    >
      {children}
    </svg>
  );
}

export const SwapIcon = () => (
  <Icon>
    <path d="M3.5 7h13m-3.5-3.5L16.5 7 13 10.5M16.5 13h-13M7 9.5 3.5 13 7 16.5" />
  </Icon>
);

export const CopyIcon = () => (
  <Icon>
    <rect x="7" y="7" width="9.5" height="9.5" rx="2" />
    <path d="M13 4.5A1.5 1.5 0 0 0 11.5 3H5a2 2 0 0 0-2 2v6.5A1.5 1.5 0 0 0 4.5 13" />
  </Icon>
);

export const CheckIcon = () => (
  <Icon>
    <path d="m4 10.5 4 4 8-9" />
  </Icon>
);

export const CloseIcon = () => (
  <Icon>
    <path d="m5.5 5.5 9 9m0-9-9 9" />
  </Icon>
);

export const SearchIcon = () => (
  <Icon>
    <circle cx="9" cy="9" r="5" />
    <path d="m13 13 3.5 3.5" />
  </Icon>
);

export const ChevronIcon = () => (
  <Icon>
    <path d="m6 8.25 4 4 4-4" />
  </Icon>
);

export const HistoryIcon = () => (
  <Icon>
    <path d="M3.5 10a6.5 6.5 0 1 0 2-4.7L3.5 7.2M3.5 3.5v3.7h3.7M10 6.5V10l2.5 1.75" />
  </Icon>
);

export const ThemeIcon = () => (
  <Icon>
    <circle cx="10" cy="10" r="6.5" />
    <path d="M10 3.5v13a6.5 6.5 0 0 0 0-13Z" fill="currentColor" />
  </Icon>
);

export const InterfaceLanguageIcon = () => (
  <Icon>
    <circle cx="10" cy="10" r="6.5" />
    <path d="M3.5 10h13M10 3.5c2.2 2 3 4.2 3 6.5s-.8 4.5-3 6.5c-2.2-2-3-4.2-3-6.5s.8-4.5 3-6.5Z" />
  </Icon>
);

export const KeyboardIcon = () => (
  <Icon>
    <rect x="2.5" y="5" width="15" height="10" rx="2" />
    <path d="M5.5 8h.01M8.5 8h.01M11.5 8h.01M14.5 8h.01M7 12h6" />
  </Icon>
);

export const StopIcon = () => (
  <Icon>
    <rect x="5.5" y="5.5" width="9" height="9" rx="1.5" fill="currentColor" />
  </Icon>
);

export const TrashIcon = () => (
  <Icon>
    <path d="M4 5.5h12M8 5.5v-1a1 1 0 0 1 1-1h2a1 1 0 0 1 1 1v1M5.5 5.5l.6 9a2 2 0 0 0 2 2h3.8a2 2 0 0 0 2-2l.6-9" />
  </Icon>
);

export const AlertIcon = () => (
  <Icon>
    <circle cx="10" cy="10" r="6.75" />
    <path d="M10 6.5v4M10 13.25v.01" />
  </Icon>
);

export const OfflineIcon = () => (
  <Icon>
    <rect x="4.5" y="9" width="11" height="7.5" rx="2" />
    <path d="M7 9V6.5a3 3 0 0 1 6 0V9" />
  </Icon>
);

export const ServerIcon = () => (
  <Icon>
    <path d="M6 15a3.5 3.5 0 0 1-.4-6.97 4.75 4.75 0 0 1 9.2.97A3 3 0 0 1 14.5 15M10 17v-6m-2.5 2.25L10 10.75l2.5 2.5" />
  </Icon>
);

export const DownloadIcon = () => (
  <Icon>
    <path d="M10 3.5v9m-3.75-3.5L10 12.75 13.75 9M4 16.25h12" />
  </Icon>
);

export const SendIcon = () => (
  <Icon>
    <path d="M10 16V4.5M5 9.5l5-5 5 5" />
  </Icon>
);

export const SettingsIcon = () => (
  <Icon>
    <path d="M4 6h5m4 0h3M4 14h3m4 0h5" />
    <circle cx="11" cy="6" r="2" />
    <circle cx="9" cy="14" r="2" />
  </Icon>
);

export const ConversationsIcon = () => (
  <Icon>
    <path d="M4.5 4h11A1.5 1.5 0 0 1 17 5.5v6a1.5 1.5 0 0 1-1.5 1.5H9l-3.5 3v-3h-1A1.5 1.5 0 0 1 3 11.5v-6A1.5 1.5 0 0 1 4.5 4Z" />
  </Icon>
);

export const PlusIcon = () => (
  <Icon>
    <path d="M10 4v12M4 10h12" />
  </Icon>
);

export const MoreIcon = () => (
  <Icon>
    <path d="M5 10h.01M10 10h.01M15 10h.01" strokeWidth="2.5" />
  </Icon>
);

export const PinIcon = () => (
  <Icon>
    <path d="M7.5 3.5h5l-.75 5 2.75 3h-9l2.75-3-.75-5ZM10 11.5v5" />
  </Icon>
);

export const FilterIcon = () => (
  <Icon>
    <path d="M3.5 5.5h13M6 10h8M8.5 14.5h3" />
  </Icon>
);

export const PauseIcon = () => (
  <Icon>
    <path d="M7 5v10M13 5v10" strokeWidth="2" />
  </Icon>
);

export const PlayIcon = () => (
  <Icon>
    <path d="M6.5 4.5v11l9-5.5Z" />
  </Icon>
);

export const FolderIcon = () => (
  <Icon>
    <path d="M3 6a1.5 1.5 0 0 1 1.5-1.5h3.25L9.5 6.5h6A1.5 1.5 0 0 1 17 8v6a1.5 1.5 0 0 1-1.5 1.5h-11A1.5 1.5 0 0 1 3 14Z" />
  </Icon>
);

export const FileIcon = () => (
  <Icon>
    <path d="M11 3H6a1.5 1.5 0 0 0-1.5 1.5v11A1.5 1.5 0 0 0 6 17h8a1.5 1.5 0 0 0 1.5-1.5v-8ZM11 3v4.5h4.5" />
  </Icon>
);

export const EditIcon = () => (
  <Icon>
    <path d="M4 16h3l8.5-8.5a1.8 1.8 0 0 0-2.5-2.5L4.5 13.5ZM11.5 6.5l2.5 2.5" />
  </Icon>
);

export const RegenerateIcon = () => (
  <Icon>
    <path d="M15.9 8A6.5 6.5 0 1 0 16.5 10M16.5 4v4h-4" />
  </Icon>
);

export const RevertIcon = () => (
  <Icon>
    <path d="M7.5 4 4 7.5 7.5 11M4 7.5h7.5a4.25 4.25 0 0 1 0 8.5H9" />
  </Icon>
);

export const BranchIcon = () => (
  <Icon>
    <path d="M6 16.5v-13M6 13h3a4 4 0 0 0 4-4V4.5m-2.75 2.75L13 4.5l2.75 2.75" />
  </Icon>
);

export const PreviousIcon = () => (
  <Icon>
    <path d="m11.75 6-4 4 4 4" />
  </Icon>
);

export const NextIcon = () => (
  <Icon>
    <path d="m8.25 6 4 4-4 4" />
  </Icon>
);

export const TranslateIcon = () => (
  <Icon>
    <path d="M3 5.5h7.5M6.75 3.5v2M9 5.5c-.5 2.6-2.5 4.6-5.5 5.75M5 8c.8 1.4 1.9 2.4 3.25 3M9.75 16.5 13 8.5l3.25 8M10.9 13.75h4.2" />
  </Icon>
);

export const ModelIcon = () => (
  <Icon>
    <rect x="5.5" y="5.5" width="9" height="9" rx="1.5" />
    <path d="M8 3v2.5M12 3v2.5M8 14.5V17M12 14.5V17M3 8h2.5M3 12h2.5M14.5 8H17M14.5 12H17" />
  </Icon>
);

export const GlossaryIcon = () => (
  <Icon>
    <path d="M15.5 16.5H6A1.5 1.5 0 0 1 4.5 15V5A1.5 1.5 0 0 1 6 3.5h9.5v10H6A1.5 1.5 0 0 0 4.5 15M8 7h4.5" />
  </Icon>
);

export const MemoryIcon = () => (
  <Icon>
    <ellipse cx="10" cy="5.5" rx="6" ry="2.25" />
    <path d="M4 5.5v9c0 1.25 2.7 2.25 6 2.25s6-1 6-2.25v-9M4 10c0 1.25 2.7 2.25 6 2.25S16 11.25 16 10" />
  </Icon>
);

/** Two that belong together. */
export const PairIcon = () => (
  <Icon>
    <path d="M8.5 6.25H7a3.75 3.75 0 0 0 0 7.5h1.5M11.5 6.25H13a3.75 3.75 0 0 1 0 7.5h-1.5M7.25 10h5.5" />
  </Icon>
);
