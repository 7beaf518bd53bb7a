import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.DoubleStream;
import org.apache.commons.math3.distribution.MixtureMultivariateNormalDistribution;
import org.apache.commons.math3.distribution.MultivariateNormalDistribution;
import org.apache.commons.math3.distribution.fitting.MultivariateNormalMixtureExpectationMaximization;
import org.apache.commons.math3.exception.ConvergenceException;
import org.apache.commons.math3.exception.MathIllegalArgumentException;
import org.apache.commons.math3.linear.NonPositiveDefiniteMatrixException;
import org.apache.commons.math3.linear.SingularMatrixException;
import org.apache.commons.math3.util.FastMath;
import org.apache.commons.math3.util.Pair;

/**
 * Commons Math's mixture of normals under the protocol of gmm-conformance.
 *
 * <p>Conventions are converted, results never: a density becomes its logarithm, the mean log
 * likelihood the total, and what is thrown an error with a code.
 */
final class Adapter {
  /** The fewest steps that fit() takes: its limit is at least 1, and it takes one more. */
  private static final int FEWEST_STEPS = 2;

  private static final GmmAdapter.Introduction INTRODUCTION =
      new GmmAdapter.Introduction(
          "Apache Commons Math MultivariateNormalMixtureExpectationMaximization",
          versionOf(MixtureMultivariateNormalDistribution.class),
          "Java",
          "https://issues.apache.org/jira/projects/MATH",
          new GmmAdapter.Capabilities(
              new String[] {"log_density", "log_likelihood", "em", "fit", "fit_own"},
              new String[] {"full"},
              new String[] {},
              "float64",
              new GmmAdapter.ExactSteps("parameters", FEWEST_STEPS),
              "none",
              "undefined",
              List.of(
                  Map.of(
                      "operations", new String[] {"em", "fit", "fit_own"},
                      "dimensions", new Integer[] {2, null}),
                  Map.of(
                      "operations", new String[] {"fit_own"},
                      "components", new Integer[] {2, null}))));

  private static String versionOf(Class<?> part) {
    return part.getPackage().getImplementationVersion();
  }

  /** What fit() ended with, in at most so many steps. */
  private record Run(
      MixtureMultivariateNormalDistribution mixture, double reported, boolean converged) {}

  private static Run run(
      double[][] data, MixtureMultivariateNormalDistribution start, int steps, double tolerance) {
    var fitting = new MultivariateNormalMixtureExpectationMaximization(data);
    double threshold = Math.max(tolerance / data.length, Double.MIN_VALUE);
    boolean converged = true;
    try {
      fitting.fit(start, steps - 1, threshold);
    } catch (ConvergenceException limit) {
      converged = false;
    }
    return new Run(
        fitting.getFittedModel(), data.length * fitting.getLogLikelihood(), converged);
  }

  private static GmmAdapter.LogDensity logDensity(GmmAdapter.Request request) {
    var mixture = mixtureOf(request.model());
    var components = mixture.getComponents();
    return new GmmAdapter.LogDensity(
        logDensities(mixture, request.data()),
        Arrays.stream(request.data())
            .map(row -> componentLogDensities(components, row))
            .toArray(double[][]::new));
  }

  private static double[] componentLogDensities(
      List<Pair<Double, MultivariateNormalDistribution>> components, double[] row) {
    return components.stream()
        .mapToDouble(component -> FastMath.log(component.getSecond().density(row)))
        .toArray();
  }

  private static double[] logDensities(
      MixtureMultivariateNormalDistribution mixture, double[][] data) {
    return Arrays.stream(data).mapToDouble(row -> FastMath.log(mixture.density(row))).toArray();
  }

  /** Summed as fit() sums it: one row after the other. */
  private static double logLikelihood(
      MixtureMultivariateNormalDistribution mixture, double[][] data) {
    double sum = 0;
    for (double logDensity : logDensities(mixture, data)) sum += logDensity;
    return sum;
  }

  private static GmmAdapter.LogLikelihood logLikelihood(GmmAdapter.Request request) {
    return new GmmAdapter.LogLikelihood(
        logLikelihood(mixtureOf(request.model()), request.data()));
  }

  /**
   * Two steps at a time, of an odd number the first three: fit() always takes two, and stops at any
   * later one that leaves the log likelihood where it was.
   */
  private static GmmAdapter.Trajectory em(GmmAdapter.Request request) {
    double[][] data = request.data();
    int left = request.steps();
    var mixture = mixtureOf(request.model());
    var logLikelihoods = DoubleStream.builder().add(logLikelihood(mixture, data));
    while (left > 0) {
      int steps = FEWEST_STEPS + left % 2;
      mixture = take(steps, mixture, data, logLikelihoods);
      left -= steps;
    }
    return new GmmAdapter.Trajectory(logLikelihoods.build().toArray(), modelOf(mixture));
  }

  /** Adds the log likelihood after each step. A run reports that before its last one. */
  private static MixtureMultivariateNormalDistribution take(
      int steps,
      MixtureMultivariateNormalDistribution start,
      double[][] data,
      DoubleStream.Builder logLikelihoods) {
    for (int limit = FEWEST_STEPS; limit <= steps; limit++)
      logLikelihoods.add(run(data, start, limit, 0).reported);
    var last = run(data, start, steps, 0).mixture;
    logLikelihoods.add(logLikelihood(last, data));
    return last;
  }

  private static GmmAdapter.Fit fit(GmmAdapter.Request request) {
    return fitFrom(mixtureOf(request.model()), request);
  }

  private static GmmAdapter.Fit fitOwn(GmmAdapter.Request request) {
    var start =
        MultivariateNormalMixtureExpectationMaximization.estimate(
            request.data(), request.components());
    return fitFrom(start, request);
  }

  private static GmmAdapter.Fit fitFrom(
      MixtureMultivariateNormalDistribution start, GmmAdapter.Request request) {
    double[][] data = request.data();
    var run = run(data, start, request.maxSteps(), request.tolerance());
    return new GmmAdapter.Fit(
        logLikelihood(run.mixture, data),
        modelOf(run.mixture),
        run.converged ? stepsTaken(data, start, request) : request.maxSteps(),
        run.converged);
  }

  /** How many steps a fit that converges takes, which it does not say: the fewest in which it does. */
  private static int stepsTaken(
      double[][] data,
      MixtureMultivariateNormalDistribution start,
      GmmAdapter.Request request) {
    int enough = FEWEST_STEPS;
    int tooFew = FEWEST_STEPS - 1;
    while (!run(data, start, enough, request.tolerance()).converged) {
      tooFew = enough;
      enough = Math.min(2 * enough, request.maxSteps());
    }
    while (enough - tooFew > 1) {
      int steps = (enough + tooFew) >>> 1;
      if (run(data, start, steps, request.tolerance()).converged) enough = steps;
      else tooFew = steps;
    }
    return enough;
  }

  private static MixtureMultivariateNormalDistribution mixtureOf(GmmAdapter.Model model) {
    return new MixtureMultivariateNormalDistribution(
        model.weights(), model.means(), model.covariancesAs(double[][][].class));
  }

  private static GmmAdapter.Model modelOf(MixtureMultivariateNormalDistribution mixture) {
    var components = mixture.getComponents();
    return new GmmAdapter.Model(
        "full",
        components.stream().mapToDouble(Pair::getFirst).toArray(),
        components.stream().map(pair -> pair.getSecond().getMeans()).toArray(double[][]::new),
        components.stream()
            .map(pair -> pair.getSecond().getCovariances().getData())
            .toArray(double[][][]::new));
  }

  private static GmmAdapter.Operation refusalsAsErrors(GmmAdapter.Operation operation) {
    return request -> {
      try {
        return operation.answer(request);
      } catch (SingularMatrixException | NonPositiveDefiniteMatrixException error) {
        throw new GmmAdapter.AdapterError("singular_covariance", error.getMessage());
      } catch (MathIllegalArgumentException error) {
        throw new GmmAdapter.AdapterError("invalid_input", error.getMessage());
      }
    };
  }

  public static void main(String[] words) throws IOException {
    GmmAdapter.serve(
        INTRODUCTION,
        Map.of(
            "log_density", refusalsAsErrors(Adapter::logDensity),
            "log_likelihood", refusalsAsErrors(Adapter::logLikelihood),
            "em", refusalsAsErrors(Adapter::em),
            "fit", refusalsAsErrors(Adapter::fit),
            "fit_own", refusalsAsErrors(Adapter::fitOwn)));
  }
}
