/** The only three channels between renderer and main. */
export const REQUEST_CHANNEL = 'bayling:request';
export const EVENT_CHANNEL = 'bayling:event';
/** Dropped files: preload names their paths, so that the page can name none. */
export const FILES_CHANNEL = 'bayling:files';
