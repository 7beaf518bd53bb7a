import { describe, expect, it, vi } from "vitest";
import { GmmError, toRows } from "../../src/model/index.ts";
import { float64Reading } from "../adapters/float64/adapter.ts";
import { introduction } from "../adapters/introduction.ts";
import { operationsOf, type Reading } from "../adapters/reading.ts";
import { isRefusal, readCorpus } from "../cases/index.ts";
import { outcomesOf } from "../kills/outcomes.ts";
import { trialCases } from "../kills/trialCases.ts";
import { mutants } from "../mutants/index.ts";
import type { Operation } from "../protocol/index.ts";
import { inProcess } from "../protocol/index.ts";
import { diagnose } from "./index.ts";

vi.setConfig({ testTimeout: 600_000 });

const corpus = readCorpus();
const cases = trialCases(corpus).filter((golden) => !isRefusal(golden));

/** What is said of a reading with some part in other arithmetic, asked about one operation. */
async function said(operation: Operation, part: Partial<Reading>) {
  const reading: Reading = { ...float64Reading, ...part };
  const implementation = inProcess(introduction("losing", [operation]), operationsOf(reading));
  const asked = cases.filter((one) => one.operation === operation);
  const { failures, passed } = await outcomesOf(implementation, asked, corpus);
  return { failures, diagnoses: await diagnose(failures, passed, corpus) };
}

/** Values summed from the last to the first, so that their rounding is not that of any mutant. */
const sumBackwards = (values: readonly number[]) =>
  values.reduceRight((sum, value) => sum + value, 0);

describe("what rounding takes", () => {
  it("is told of variances in one pass, in whatever order their terms are added", async () => {
    const { failures, diagnoses } = await said("m_step", {
      mStep: (data, responsibilities, theta, known) => {
        const updated = float64Reading.mStep(data, responsibilities, theta, known);
        if (updated.covarianceType !== "diag" || known.length > 0) return updated;
        const [rows, gamma] = [toRows(data), toRows(responsibilities)];
        const covariances = updated.means.map((mean, k) => {
          const count = sumBackwards(gamma.map((row) => row[k]));
          return mean.map((m, i) => {
            const squares = rows.map((x, n) => (gamma[n][k] / count) * (x[i] * x[i]));
            return sumBackwards(squares) - m * m;
          });
        });
        return { ...updated, covariances };
      },
    });
    expect(failures.length).toBeGreaterThan(3);
    expect(diagnoses[0]).toMatchObject({ mutants: ["one-pass"] });
    expect(diagnoses[0].sentence).toMatch(
      /: nothing else is wrong in \d+ of \d+ failing cases tried$/,
    );
    expect(diagnoses).toHaveLength(1);
  });

  it("is not told of cancellation where cases far from 0 pass, which it cannot spare", async () => {
    // As far off as a cancellation far from 0 would be, but off where it would not be: near 0.
    const { failures, diagnoses } = await said("m_step", {
      mStep: (data, ...asked) => {
        const updated = float64Reading.mStep(data, ...asked);
        const most = Math.max(...toRows(data).flat().map(Math.abs));
        if (updated.covarianceType !== "diag" || most > 1e6) return updated;
        const lost = 8 * Number.EPSILON * most ** 2;
        const { covariances } = updated;
        return { ...updated, covariances: covariances.map((row) => row.map((v) => v + lost)) };
      },
    });
    expect(failures.length).toBeGreaterThan(1);
    expect(diagnoses.filter(({ mutants }) => mutants.includes("one-pass"))).toEqual([]);
  });

  it("is not told of variances that are off by what no cancellation explains", async () => {
    const { diagnoses } = await said("m_step", {
      mStep: (...asked) => {
        const updated = float64Reading.mStep(...asked);
        if (updated.covarianceType !== "diag") return updated;
        const off = (value: number, i: number) => value * (1 + (i + 1) * 1e-9);
        return { ...updated, covariances: updated.covariances.map((row) => row.map(off)) };
      },
    });
    expect(diagnoses.length).toBeGreaterThan(0);
    expect(diagnoses.filter(({ kind }) => kind === "loss")).toEqual([]);
  });

  it("is told of responsibilities from large logarithms, and not of others that are as wrong", async () => {
    const noisy = (unit: (largest: number) => number): Partial<Reading> => ({
      eStep: (data, theta) => {
        const joint = float64Reading
          .logComponentDensities(data, theta)
          .map((row) => row.map((log, k) => log + Math.log(theta.weights[k])));
        return float64Reading.eStep(data, theta).map((row, n) => {
          const off = unit(Math.max(...joint[n].map(Math.abs)));
          return row.map((gamma, k) => gamma + (k % 2 === 0 ? 1 : -1) * gamma * (1 - gamma) * off);
        });
      },
    });
    const large = await said(
      "e_step",
      noisy((largest) => 8 * Number.EPSILON * largest),
    );
    expect(large.diagnoses[0].sentence).toMatch(
      /^implements responsibilities that are exponentials of logarithms as large as ln p\(x\)/,
    );
    expect(large.diagnoses[0].kind).toBe("loss");
    const other = await said(
      "e_step",
      noisy(() => 1e-7),
    );
    expect(other.diagnoses.filter(({ kind }) => kind === "loss")).toEqual([]);
  });

  it("is told of densities that leave the range of doubles, whatever comes instead", async () => {
    const { diagnoses } = await said("log_density", {
      logComponentDensities: (...asked) =>
        float64Reading
          .logComponentDensities(...asked)
          .map((row) => row.map((log) => Math.log(Math.exp(log)))),
    });
    expect(diagnoses[0]).toMatchObject({ kind: "loss", mutants: ["linear-domain"] });
    expect(diagnoses).toHaveLength(1);
  });

  it("is told of covariances in one pass that are refused, where nothing is left of them", async () => {
    // Not in a large unit, nor data that only reach far.
    const isFar = (value: number) => value > 5e7 && value < 2e8;
    const onePass = mutants.find(({ name }) => name === "one-pass")?.reading ?? float64Reading;
    const { failures, diagnoses } = await said("m_step", {
      mStep: (data, ...asked) => {
        if (toRows(data).every((row) => row.some(isFar)))
          throw new GmmError("singular_covariance", "covariances", "are not positive definite");
        return onePass.mStep(data, ...asked);
      },
    });
    expect(failures.length).toBeGreaterThan(1);
    expect(diagnoses[0]).toMatchObject({ kind: "loss", mutants: ["one-pass"] });
  });

  it("is not looked for in an answer of another shape", async () => {
    const { failures, diagnoses } = await said("e_step", {
      eStep: (...asked) => {
        const rows = float64Reading.eStep(...asked);
        return rows[0].map((_, k) => rows.map((row) => row[k]));
      },
    });
    expect(failures.length).toBeGreaterThan(3);
    expect(diagnoses[0].sentence).toMatch(
      /^implements rows and columns of responsibilities exchanged/,
    );
  });
});
