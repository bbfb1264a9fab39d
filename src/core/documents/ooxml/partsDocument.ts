import type { Content } from '#shared/content.ts';
import type { Document, Targets, Unit } from '../document.ts';
import type { ZipPackage } from '../package/zip.ts';
import type { Region } from '../splice/region.ts';
import { spliceText } from '../splice/spliceText.ts';
import { decodeXml } from '../xml/decodeXml.ts';

/**
 * A place in a part. `copy`: it repeats a text that stands elsewhere, and takes the translation of the unit with the same
 * content; where there is none it is left alone (`only`) or is a unit itself (`or own`). `never`: nothing repeats it.
 */
export type PartRegion = Region & { copy?: 'only' | 'or own' | 'never' };

/** What is translated in one part of a package; the same each time it is asked. `to`: BCP 47, once that is known. */
export interface Part {
  name: string;
  regions: (text: string, to?: string) => readonly PartRegion[];
}

/**
 * A document of several parts, in their order. Parts are read once more to be written, so that what is held meanwhile
 * is the units and the packed bytes alone. `agree` may drop targets that would break the document together.
 */
export function partsDocument(
  zip: ZipPackage,
  parts: readonly Part[],
  agree: (targets: Targets, units: readonly Unit[]) => Targets = (targets) => targets,
): Document {
  const units: Unit[] = [];
  const byContent = new Map<string, number>();
  /** For each region of a part the unit that it takes its target from. */
  const unitsOfParts = parts.map(({ name, regions }) =>
    regions(decodeXml(zip.read(name)).text).map((region) => {
      const key = JSON.stringify(region.content);
      const known = byContent.get(key);
      const isOwn = region.copy === undefined || region.copy === 'never';
      if (!isOwn && known !== undefined) return known;
      if (region.copy === 'only') return undefined;
      if (known === undefined && region.copy !== 'never') byContent.set(key, units.length);
      return units.push(unitOf(region)) - 1;
    }),
  );

  return {
    units,
    write(all, options) {
      const targets = agree(all, units);
      const changed = new Map<string, Uint8Array>();
      for (const [index, { name, regions }] of parts.entries()) {
        const ofPart = new Map<number, Content>();
        for (const [region, unit] of (unitsOfParts[index] ?? []).entries()) {
          const target = unit === undefined ? undefined : targets.get(unit);
          if (target) ofPart.set(region, target);
        }
        if (ofPart.size === 0) continue;
        const { text, encode } = decodeXml(zip.read(name));
        changed.set(name, encode(spliceText(text, regions(text, options.to), ofPart, options)));
      }
      return Promise.resolve(zip.write(changed));
    },
  };
}

/** Without what is needed to write it. */
function unitOf({ content, heading, place }: Region): Unit {
  return {
    content,
    ...(heading === undefined ? {} : { heading }),
    ...(place === undefined ? {} : { place }),
  };
}
