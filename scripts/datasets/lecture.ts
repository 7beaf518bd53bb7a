import {
  blobs,
  circles,
  mapRows,
  moons,
  type RandomSource,
  rounded,
} from "../../src/data/index.ts";
import { decimals } from "./decimals.ts";
import type { DrawnSet } from "./drawnSet.ts";
import { firstOfEach } from "./firstOfEach.ts";

const size = 1500;
const noise = 0.05;

/** Screened, as that of `blobs-spread` is: the blobs can be told apart, and touch. */
const blobsSeed = "blobs 8";
const threeBlobs = (seed: RandomSource) => blobs({ size, seed });

const shear = [
  [0.60834549, -0.63667341],
  [-0.40887718, 0.85253229],
];

/** The data of lecture 13: for density estimation, then the six for clustering. */
export const lectureSets: readonly DrawnSet[] = [
  {
    name: "moons-200",
    seeds: ["moons-200"],
    draw: (seed) => moons({ size: 200, noise, seed }).data,
  },
  { name: "blobs", seeds: [blobsSeed], draw: (seed) => threeBlobs(seed).data },
  {
    name: "blobs-spread",
    seeds: ["blobs-spread 7"],
    draw: (seed) => blobs({ size, spread: [1, 2.5, 0.5], seed }).data,
  },
  { name: "moons", seeds: ["moons"], draw: (seed) => moons({ size, noise, seed }).data },
  {
    name: "circles",
    seeds: ["circles"],
    draw: (seed) => circles({ size, noise, factor: 0.5, seed }).data,
  },
  {
    name: "blobs-sheared",
    seeds: [blobsSeed],
    draw: (seed) => mapRows(rounded(threeBlobs(seed).data, decimals), shear),
  },
  {
    name: "blobs-unequal",
    seeds: [blobsSeed],
    draw: (seed) => firstOfEach(threeBlobs(seed), [500, 100, 10]),
  },
];
