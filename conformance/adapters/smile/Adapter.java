import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import smile.math.MathEx;
import smile.stat.distribution.GaussianMixture;

/**
 * Smile's mixtures of normals under the protocol of gmm-conformance.
 *
 * <p>Conventions are converted, results never: components become Smile's distributions, effective
 * counts weights, and what is thrown an error with a code.
 */
final class Adapter {
  private static final GmmAdapter.Introduction INTRODUCTION =
      new GmmAdapter.Introduction(
          "Smile MultivariateGaussianMixture and GaussianMixture",
          GaussianMixture.class.getPackage().getImplementationVersion(),
          "Java",
          "https://github.com/haifengl/smile/issues",
          new GmmAdapter.Capabilities(
              new String[] {
                "log_density", "e_step", "m_step", "log_likelihood", "em", "fit", "fit_own"
              },
              new String[] {"full", "diag", "spherical"},
              new String[] {},
              "float64",
              new GmmAdapter.ExactSteps("parameters", 0),
              "the diagonal of a full covariance is multiplied by 1.00001 in every M step",
              "undefined",
              List.of(
                  Map.of(
                      "operations", new String[] {"m_step", "em", "fit", "fit_own"},
                      "covariance_types", new String[] {"spherical"},
                      "dimensions", new Integer[] {1, 1}),
                  Map.of(
                      "operations", new String[] {"fit_own"},
                      "components", new Integer[] {2, null}))));

  private Adapter() {}

  private static Mixed mixtureOf(GmmAdapter.Model model) {
    return isUnivariate(model.covarianceType(), model.means())
        ? Univariate.of(model)
        : Multivariate.of(model);
  }

  /** Spherical covariances of one dimension are what GaussianMixture has. */
  private static boolean isUnivariate(String covarianceType, double[][] rows) {
    return covarianceType.equals("spherical") && Arrays.stream(rows).allMatch(row -> row.length == 1);
  }

  private static GmmAdapter.LogDensity logDensity(GmmAdapter.Request request) {
    var mixture = mixtureOf(request.model());
    return new GmmAdapter.LogDensity(
        Arrays.stream(request.data()).mapToDouble(mixture::logDensity).toArray(),
        Arrays.stream(request.data())
            .map(mixture::componentLogDensities)
            .toArray(double[][]::new));
  }

  private static GmmAdapter.Responsibilities eStep(GmmAdapter.Request request) {
    var mixture = mixtureOf(request.model());
    return new GmmAdapter.Responsibilities(
        Arrays.stream(request.data()).map(mixture::responsibilities).toArray(double[][]::new));
  }

  private static GmmAdapter.Parameters mStep(GmmAdapter.Request request) {
    var mixture = mixtureOf(request.model());
    return new GmmAdapter.Parameters(
        mixture.mStep(request.data(), request.responsibilities()).model());
  }

  private static GmmAdapter.LogLikelihood logLikelihood(GmmAdapter.Request request) {
    return new GmmAdapter.LogLikelihood(
        mixtureOf(request.model()).logLikelihood(request.data()));
  }

  /** fit() reports the log likelihood after its last step: it takes one at a time here. */
  private static GmmAdapter.Trajectory em(GmmAdapter.Request request) {
    var mixture = mixtureOf(request.model());
    var logLikelihoods = new double[request.steps() + 1];
    logLikelihoods[0] = mixture.logLikelihood(request.data());
    for (int step = 1; step <= request.steps(); step++) {
      var run = mixture.em(request.data(), 1, Double.NEGATIVE_INFINITY);
      mixture = run.mixture();
      logLikelihoods[step] = run.logLikelihood();
    }
    return new GmmAdapter.Trajectory(logLikelihoods, mixture.model());
  }

  private static GmmAdapter.Fit fit(GmmAdapter.Request request) {
    var run =
        mixtureOf(request.model()).em(request.data(), request.maxSteps(), request.tolerance());
    boolean converged = run.steps() < request.maxSteps();
    return new GmmAdapter.Fit(
        run.logLikelihood(), run.mixture().model(), run.steps(), converged);
  }

  /** Whether it converged, and after how many steps, it does not say: it ended. */
  private static GmmAdapter.Fit fitOwn(GmmAdapter.Request request) {
    double[][] data = request.data();
    MathEx.setSeed(request.seed());
    Mixed mixture =
        isUnivariate(request.covarianceType(), data)
            ? Univariate.fitOwn(data, request.components())
            : Multivariate.fitOwn(data, request.components(), request.covarianceType());
    int unknown = 0;
    return new GmmAdapter.Fit(mixture.logLikelihood(data), mixture.model(), unknown, true);
  }

  private static GmmAdapter.Operation refusalsAsErrors(GmmAdapter.Operation operation) {
    return request -> {
      try {
        return operation.answer(request);
      } catch (ArithmeticException error) {
        throw new GmmAdapter.AdapterError("singular_covariance", error.getMessage());
      } catch (IllegalArgumentException | IllegalStateException error) {
        throw new GmmAdapter.AdapterError(codeOf(error), error.getMessage());
      }
    };
  }

  private static String codeOf(Exception error) {
    return error.getMessage().startsWith("Variance is not positive")
        ? "singular_covariance"
        : "invalid_input";
  }

  public static void main(String[] words) throws IOException {
    GmmAdapter.serve(
        INTRODUCTION,
        Map.of(
            "log_density", refusalsAsErrors(Adapter::logDensity),
            "e_step", refusalsAsErrors(Adapter::eStep),
            "m_step", refusalsAsErrors(Adapter::mStep),
            "log_likelihood", refusalsAsErrors(Adapter::logLikelihood),
            "em", refusalsAsErrors(Adapter::em),
            "fit", refusalsAsErrors(Adapter::fit),
            "fit_own", refusalsAsErrors(Adapter::fitOwn)));
  }
}
