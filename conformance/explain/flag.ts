import { type Flag, type FlagName, flags } from "../cases/index.ts";

/** A flag, and what it says of a case. */
export function flagLines(name: FlagName): readonly string[] {
  const { about, shows, seen }: Flag = flags[name];
  return [
    `${name}: ${about}`,
    `  shows as: ${shows}`,
    ...(seen === undefined ? [] : [`  seen: ${seen}`]),
  ];
}
