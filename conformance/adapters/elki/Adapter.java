import elki.clustering.em.EM;
import elki.clustering.em.models.DiagonalGaussianModel;
import elki.clustering.em.models.DiagonalGaussianModelFactory;
import elki.clustering.em.models.EMClusterModel;
import elki.clustering.em.models.EMClusterModelFactory;
import elki.clustering.em.models.MultivariateGaussianModel;
import elki.clustering.em.models.MultivariateGaussianModelFactory;
import elki.clustering.em.models.SphericalGaussianModel;
import elki.clustering.em.models.SphericalGaussianModelFactory;
import elki.clustering.kmeans.initialization.RandomlyChosen;
import elki.data.NumberVector;
import elki.data.model.EMModel;
import elki.utilities.random.RandomFactory;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * ELKI's EM under the protocol of gmm-conformance.
 *
 * <p>Conventions are converted, results never: rows become a relation of vectors, parameters ELKI's
 * cluster models, and the mean log likelihood the total.
 */
final class Adapter {
  private static final GmmAdapter.Introduction INTRODUCTION =
      new GmmAdapter.Introduction(
          "ELKI EM",
          "0.8.0",
          "Java",
          "https://github.com/elki-project/elki/issues",
          new GmmAdapter.Capabilities(
              new String[] {
                "log_density", "e_step", "m_step", "log_likelihood", "em", "fit", "fit_own"
              },
              new String[] {"full", "diag", "spherical"},
              new String[] {},
              "float64",
              new GmmAdapter.ExactSteps("parameters", 0),
              "variances of a diagonal start are at least 1e-10, a spherical density has no less, and"
                  + " 1e-10 of its mean diagonal is added to a full covariance that is not positive"
                  + " definite",
              "undefined"));

  private Adapter() {}

  private static List<EMClusterModel<NumberVector, EMModel>> modelsOf(GmmAdapter.Model model) {
    return modelsOf(model, model.weights());
  }

  private static List<EMClusterModel<NumberVector, EMModel>> modelsOf(
      GmmAdapter.Model model, double[] weights) {
    return IntStream.range(0, weights.length).mapToObj(k -> modelOf(model, weights[k], k)).toList();
  }

  private static EMClusterModel<NumberVector, EMModel> modelOf(
      GmmAdapter.Model model, double weight, int k) {
    double[] mean = model.means()[k].clone();
    return switch (model.covarianceType()) {
      case "full" ->
          new MultivariateGaussianModel(
              weight, mean, model.covariancesAs(double[][][].class)[k]);
      case "diag" ->
          new DiagonalGaussianModel(weight, mean, model.covariancesAs(double[][].class)[k]);
      case "spherical" ->
          new SphericalGaussianModel(weight, mean, model.covariancesAs(double[].class)[k]);
      default -> throw noneSuch(model.covarianceType());
    };
  }

  private static GmmAdapter.AdapterError noneSuch(String covarianceType) {
    return new GmmAdapter.AdapterError(
        "invalid_input", "there are no " + covarianceType + " covariances");
  }

  private static GmmAdapter.Model parametersOf(
      List<? extends EMClusterModel<NumberVector, EMModel>> models, String covarianceType) {
    var results = models.stream().map(EMClusterModel::finalizeCluster).toList();
    var matrices = results.stream().map(EMModel::getCovarianceMatrix).toArray(double[][][]::new);
    var diagonals =
        Arrays.stream(matrices)
            .map(matrix -> IntStream.range(0, matrix.length).mapToDouble(i -> matrix[i][i]).toArray())
            .toArray(double[][]::new);
    Object covariances =
        switch (covarianceType) {
          case "full" -> matrices;
          case "diag" -> diagonals;
          default -> Arrays.stream(diagonals).mapToDouble(diagonal -> diagonal[0]).toArray();
        };
    return new GmmAdapter.Model(
        covarianceType,
        models.stream().mapToDouble(EMClusterModel::getWeight).toArray(),
        results.stream().map(EMModel::getMean).toArray(double[][]::new),
        covariances);
  }

  /** A model's density has its weight in it: that of a component is one of weight 1. */
  private static GmmAdapter.LogDensity logDensity(GmmAdapter.Request request) {
    var rows = new Rows(request.data());
    var alone = new double[request.model().weights().length];
    Arrays.fill(alone, 1);
    return new GmmAdapter.LogDensity(
        rows.eStep(modelsOf(request.model())).logDensities(),
        rows.logDensities(modelsOf(request.model(), alone)));
  }

  private static GmmAdapter.Responsibilities eStep(GmmAdapter.Request request) {
    var rows = new Rows(request.data());
    return new GmmAdapter.Responsibilities(
        rows.eStep(modelsOf(request.model())).responsibilities());
  }

  private static GmmAdapter.Parameters mStep(GmmAdapter.Request request) {
    var models = modelsOf(request.model());
    new Rows(request.data()).mStep(models, request.responsibilities());
    return new GmmAdapter.Parameters(parametersOf(models, request.model().covarianceType()));
  }

  private static GmmAdapter.LogLikelihood logLikelihood(GmmAdapter.Request request) {
    var rows = new Rows(request.data());
    return new GmmAdapter.LogLikelihood(rows.eStep(modelsOf(request.model())).logLikelihood());
  }

  private static GmmAdapter.Trajectory em(GmmAdapter.Request request) {
    var rows = new Rows(request.data());
    var models = modelsOf(request.model());
    var logLikelihoods = new double[request.steps() + 1];
    for (int step = 0; step < request.steps(); step++) {
      var before = rows.eStep(models);
      logLikelihoods[step] = before.logLikelihood();
      rows.mStep(models, before.responsibilities());
    }
    logLikelihoods[request.steps()] = rows.eStep(models).logLikelihood();
    return new GmmAdapter.Trajectory(
        logLikelihoods, parametersOf(models, request.model().covarianceType()));
  }

  private static GmmAdapter.Fit fit(GmmAdapter.Request request) {
    return fitFrom(
        (relation, k) -> modelsOf(request.model()),
        request.model().weights().length,
        request.model().covarianceType(),
        request);
  }

  private static GmmAdapter.Fit fitOwn(GmmAdapter.Request request) {
    var centres = new RandomlyChosen<NumberVector>(new RandomFactory(request.seed()));
    var factory =
        switch (request.covarianceType()) {
          case "full" -> new MultivariateGaussianModelFactory(centres);
          case "diag" -> new DiagonalGaussianModelFactory(centres);
          case "spherical" -> new SphericalGaussianModelFactory(centres);
          default -> throw noneSuch(request.covarianceType());
        };
    return fitFrom(factory, request.components(), request.covarianceType(), request);
  }

  /** EM takes one step less than its limit; 0 is the weight of its prior. */
  private static GmmAdapter.Fit fitFrom(
      EMClusterModelFactory<NumberVector, EMModel> start,
      int components,
      String covarianceType,
      GmmAdapter.Request request) {
    var rows = new Rows(request.data());
    var counting = new CountingFactory(start);
    double delta = request.tolerance() / request.data().length;
    new EM<>(components, delta, counting, 1, request.maxSteps() + 1, 0, false)
        .run(rows.relation());
    int steps = counting.steps();
    return new GmmAdapter.Fit(
        rows.eStep(counting.models()).logLikelihood(),
        parametersOf(counting.models(), covarianceType),
        steps,
        steps < request.maxSteps());
  }

  private static GmmAdapter.Operation answering(GmmAdapter.Operation operation) {
    return request -> {
      try {
        return operation.answer(request);
      } catch (IllegalArgumentException error) {
        throw new GmmAdapter.AdapterError("invalid_input", error.getMessage());
      }
    };
  }

  public static void main(String[] words) throws IOException {
    GmmAdapter.serve(
        INTRODUCTION,
        Map.of(
            "log_density", answering(Adapter::logDensity),
            "e_step", answering(Adapter::eStep),
            "m_step", answering(Adapter::mStep),
            "log_likelihood", answering(Adapter::logLikelihood),
            "em", answering(Adapter::em),
            "fit", answering(Adapter::fit),
            "fit_own", answering(Adapter::fitOwn)));
  }
}
