export { isDraft, removeLeftovers } from "./drafts.ts";
export { makeFolder } from "./makeFolder.ts";
export { isPlain, placeIn } from "./placeIn.ts";
export { liesWithin, resolved } from "./resolved.ts";
export { tryFolder } from "./tryFolder.ts";
export { Unwritable } from "./unwritable.ts";
export { removeIn, writeIn } from "./within.ts";
export { writeWhole } from "./writeWhole.ts";
