import java.io.IOException;
import java.util.Map;

/** NaiveMixture under the protocol of gmm-conformance: put your own in its place. */
final class Adapter {
  private static final GmmAdapter.Introduction INTRODUCTION =
      new GmmAdapter.Introduction(
          "naive mixture",
          "1",
          "Java",
          "", // issues
          new GmmAdapter.Capabilities(
              // also: log_density, fit, fit_own
              new String[] {"e_step", "m_step", "log_likelihood", "em"},
              // also: full, tied, spherical
              new String[] {"diag"},
              // what can be held: weights, means, covariances
              new String[] {},
              // or float32
              "float64",
              // null where a number of steps can't be asked for
              new GmmAdapter.ExactSteps("parameters", 0),
              // regularisation: or in words, as "1e-6 is added to every variance"
              "none",
              // nan_policy: refuse, where NaN and infinities in the data are an error
              "undefined"));

  private static Object eStep(GmmAdapter.Request request) {
    return new GmmAdapter.Responsibilities(
        NaiveMixture.eStep(request.data(), read(request.model())));
  }

  private static Object mStep(GmmAdapter.Request request) {
    return new GmmAdapter.Parameters(
        written(NaiveMixture.mStep(request.data(), request.responsibilities())));
  }

  private static Object logLikelihood(GmmAdapter.Request request) {
    return new GmmAdapter.LogLikelihood(
        NaiveMixture.logLikelihood(request.data(), read(request.model())));
  }

  private static Object em(GmmAdapter.Request request) {
    var trajectory = NaiveMixture.em(request.data(), read(request.model()), request.steps());
    return new GmmAdapter.Trajectory(trajectory.logLikelihoods(), written(trajectory.model()));
  }

  private static NaiveMixture.Model read(GmmAdapter.Model model) {
    return new NaiveMixture.Model(
        model.weights(), model.means(), model.covariancesAs(double[][].class));
  }

  private static GmmAdapter.Model written(NaiveMixture.Model model) {
    return new GmmAdapter.Model("diag", model.weights(), model.means(), model.covariances());
  }

  public static void main(String[] words) throws IOException {
    GmmAdapter.serve(
        INTRODUCTION,
        Map.of(
            "e_step", Adapter::eStep,
            "m_step", Adapter::mStep,
            "log_likelihood", Adapter::logLikelihood,
            "em", Adapter::em));
  }
}
