// Holds implementation.mjs, which has a function for each operation, against the golden files.
import assert from "node:assert/strict";
import { readdirSync, readFileSync as read } from "node:fs";
import test from "node:test";
const corpus = process.env.GMM_CORPUS ?? `${import.meta.dirname}/..`;
const mine = await import(process.env.GMM_IMPLEMENTATION ?? "./implementation.mjs");
const names = new Map(["NaN", "Infinity", "-Infinity"].map((name) => [name, Number(name)]));
const json = (path) => JSON.parse(read(path, "utf8"), (_, value) => names.get(value) ?? value);
const csv = (path) => read(path, "utf8").trim().split("\n").slice(1).map((row) => row.split(",").map(Number));
const known = process.env.GMM_KNOWN_FAILURES ? json(process.env.GMM_KNOWN_FAILURES) : [];
const sum = (rows) => rows.reduce((a, b) => (a.map ? a.map((value, k) => value + b[k]) : a + b));
const near = (got, wanted, relative, scale) => // what is within the tolerance becomes what is wanted
  Array.isArray(got) ? got.map((value, i) => near(value, wanted?.[i], relative, scale[i] ?? scale))
    : typeof wanted === "number" && Math.abs(got - wanted) <= relative * scale ? wanted : got;
async function check({ operation, input, expected, tolerance, certificate: { fixed_point: fixed } = {}, refused }) {
  const data = input.data.rows ?? csv(`${corpus}/datasets/${input.data.dataset}.csv`);
  const answer = await mine[operation]({ ...input, data });
  assert(!refused, `answered, where ${refused?.why}`);
  for (const name of ["steps", "converged"]) if (name in expected) assert.equal(answer[name], expected[name], name);
  const [got, wanted] = [answer, expected].map((values) => ({ ...values, ...values.model }));
  for (const [name, { relative, scale }] of Object.entries(tolerance)) {
    const sample = expected.rows?.map((n) => got[name]?.[n]) ?? got[name];
    const value = name.startsWith("sum_of_") ? sum(got[name.slice(7)]) : sample;
    const gain = fixed && relative > 0 ? 10 * input.tolerance : 0; // it stops short of the limit: see README.md
    const left = (name === "log_likelihood" ? gain / scale : Math.sqrt(gain)) / (1 - (fixed?.contraction ?? 0));
    assert.deepEqual({ [name]: near(value, wanted[name], relative + left, scale) }, { [name]: wanted[name] });
  }
}
for (const file of readdirSync(`${corpus}/cases`, { recursive: true }).filter((name) => /json$/.test(name))) {
  const golden = json(`${corpus}/cases/${file}`);
  const entry = known.find(({ cases, flag }) => cases?.includes(golden.id) || golden.flags.includes(flag));
  test(golden.id, { skip: mine.undeclared?.some((n) => [golden.id, ...golden.flags].includes(n)) }, async (t) => {
    const error = await check(golden).catch((thrown) => thrown);
    if (error?.constructor.name === "Unsupported") return t.skip(error.message);
    const wrong = error && !(golden.refused ?? golden.or_refused)?.codes.includes(error.code);
    if (wrong && entry) t.todo(`known failure: ${entry.reason}`);
    if (wrong) throw error;
    assert(!entry || entry.rounding_decides, `passes, but is known to fail: ${entry?.reason}`);
  });
}
