import java.io.IOException;
import java.util.ArrayList;
import java.util.Map;
import java.util.stream.IntStream;
import weka.clusterers.EM;
import weka.core.Attribute;
import weka.core.DenseInstance;
import weka.core.Instance;
import weka.core.Instances;
import weka.core.Version;

/**
 * Weka's EM under the protocol of gmm-conformance.
 *
 * <p>Conventions are converted, results never: rows become instances, variances standard deviations,
 * and the mean log likelihood the total.
 */
final class Adapter {
  private static final GmmAdapter.Introduction INTRODUCTION =
      new GmmAdapter.Introduction(
          "Weka EM",
          Version.VERSION,
          "Java",
          "https://weka.sourceforge.io",
          new GmmAdapter.Capabilities(
              new String[] {
                "log_density", "e_step", "m_step", "log_likelihood", "em", "fit", "fit_own"
              },
              new String[] {"diag"},
              new String[] {},
              "float64",
              new GmmAdapter.ExactSteps("parameters", 0),
              "a variance of 0 becomes that of the whole column",
              "undefined"));

  private Adapter() {}

  private static Instances instancesOf(double[][] data) {
    var attributes = new ArrayList<Attribute>();
    for (int i = 0; i < data[0].length; i++) attributes.add(new Attribute("x" + i));
    var rows = new Instances("data", attributes, data.length);
    for (double[] row : data) rows.add(new DenseInstance(1, row));
    return rows;
  }

  private static SteppingEM mixtureOf(GmmAdapter.Request request, Instances rows)
      throws Exception {
    var model = request.model();
    refuseAllBut("diag", model.covarianceType());
    return new SteppingEM(
        rows, model.weights(), model.means(), model.covariancesAs(double[][].class));
  }

  private static void refuseAllBut(String known, String covarianceType) {
    if (!covarianceType.equals(known))
      throw new GmmAdapter.AdapterError(
          "invalid_input", "there are no " + covarianceType + " covariances, but " + known);
  }

  private static SteppingEM mixtureOf(GmmAdapter.Request request) throws Exception {
    return mixtureOf(request, instancesOf(request.data()));
  }

  private static GmmAdapter.Model modelOf(EM em) {
    double[][][] normals = em.getClusterModelsNumericAtts();
    var means = new double[normals.length][];
    var variances = new double[normals.length][];
    for (int k = 0; k < normals.length; k++) {
      double[][] component = normals[k];
      means[k] = IntStream.range(0, component.length).mapToDouble(i -> component[i][0]).toArray();
      variances[k] =
          IntStream.range(0, component.length)
              .mapToDouble(i -> component[i][1] * component[i][1])
              .toArray();
    }
    return new GmmAdapter.Model("diag", em.getClusterPriors(), means, variances);
  }

  private static GmmAdapter.LogDensity logDensity(GmmAdapter.Request request) throws Exception {
    var rows = instancesOf(request.data());
    var mixture = mixtureOf(request, rows);
    var ofMixture = new double[rows.numInstances()];
    var ofComponents = new double[rows.numInstances()][];
    for (int n = 0; n < ofMixture.length; n++) {
      Instance row = rows.instance(n);
      ofMixture[n] = mixture.logDensityForInstance(row);
      ofComponents[n] = mixture.logDensityPerClusterForInstance(row);
    }
    return new GmmAdapter.LogDensity(ofMixture, ofComponents);
  }

  private static GmmAdapter.Responsibilities eStep(GmmAdapter.Request request) throws Exception {
    var rows = instancesOf(request.data());
    var mixture = mixtureOf(request, rows);
    var responsibilities = new double[rows.numInstances()][];
    for (int n = 0; n < responsibilities.length; n++)
      responsibilities[n] = mixture.distributionForInstance(rows.instance(n));
    return new GmmAdapter.Responsibilities(responsibilities);
  }

  private static GmmAdapter.Parameters mStep(GmmAdapter.Request request) throws Exception {
    var mixture = mixtureOf(request);
    mixture.mStep(request.responsibilities());
    return new GmmAdapter.Parameters(modelOf(mixture));
  }

  private static GmmAdapter.LogLikelihood logLikelihood(GmmAdapter.Request request)
      throws Exception {
    return new GmmAdapter.LogLikelihood(mixtureOf(request).eStep());
  }

  private static GmmAdapter.Trajectory em(GmmAdapter.Request request) throws Exception {
    var mixture = mixtureOf(request);
    var logLikelihoods = new double[request.steps() + 1];
    for (int step = 0; step < request.steps(); step++) {
      logLikelihoods[step] = mixture.eStep();
      mixture.mStep();
    }
    logLikelihoods[request.steps()] = mixture.eStep();
    return new GmmAdapter.Trajectory(logLikelihoods, modelOf(mixture));
  }

  private static GmmAdapter.Fit fit(GmmAdapter.Request request) throws Exception {
    var mixture = mixtureOf(request);
    stopAsAsked(mixture, request);
    mixture.iterate();
    return new GmmAdapter.Fit(
        mixture.eStep(),
        modelOf(mixture),
        mixture.stepsTaken(),
        mixture.stepsTaken() < request.maxSteps());
  }

  private static void stopAsAsked(EM em, GmmAdapter.Request request) throws Exception {
    em.setMaxIterations(request.maxSteps());
    em.setMinLogLikelihoodImprovementIterating(request.tolerance() / request.data().length);
  }

  private static GmmAdapter.Fit fitOwn(GmmAdapter.Request request) throws Exception {
    refuseAllBut("diag", request.covarianceType());
    var rows = instancesOf(request.data());
    var em = new OwnStart();
    em.setNumClusters(request.components());
    em.setMinStdDev(0);
    em.setSeed((int) request.seed());
    stopAsAsked(em, request);
    em.buildClusterer(rows);
    double logLikelihood = 0;
    for (Instance row : rows) logLikelihood += em.logDensityForInstance(row);
    return new GmmAdapter.Fit(
        logLikelihood, modelOf(em), em.stepsTaken(), em.stepsTaken() < request.maxSteps());
  }

  private static final class OwnStart extends EM {
    private static final long serialVersionUID = 1L;

    int stepsTaken() {
      return m_iterationsPerformed;
    }
  }

  private static GmmAdapter.Operation answering(GmmAdapter.Operation operation) {
    return request -> {
      try {
        return operation.answer(request);
      } catch (IllegalArgumentException error) {
        throw new GmmAdapter.AdapterError(codeOf(error), error.getMessage());
      }
    };
  }

  private static String codeOf(IllegalArgumentException error) {
    return error.getMessage().equals("Cluster empty!") ? "empty_component" : "invalid_input";
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
