import java.util.Arrays;

/** Mixtures of Gaussians with diagonal covariances, as a first version is often written. */
final class NaiveMixture {
  private NaiveMixture() {}

  /** A row of means and one of covariances, which are the variances, for every component. */
  record Model(double[] weights, double[][] means, double[][] covariances) {}

  /** What EM went through, and where it ended. */
  record Trajectory(double[] logLikelihoods, Model model) {}

  /** π_k N(x | μ_k, Σ_k) of every component: the summands of (9.7), by (2.43). */
  static double[] weightedDensities(double[] x, Model model) {
    double[] terms = model.weights.clone();
    for (int k = 0; k < terms.length; k++) {
      for (int i = 0; i < x.length; i++) {
        double difference = x[i] - model.means[k][i];
        double variance = model.covariances[k][i];
        terms[k] *=
            Math.exp(-difference * difference / (2 * variance)) / Math.sqrt(2 * Math.PI * variance);
      }
    }
    return terms;
  }

  /** γ(z_nk): a row a point, (9.23). */
  static double[][] eStep(double[][] data, Model model) {
    double[][] responsibilities = new double[data.length][];
    for (int n = 0; n < data.length; n++) {
      double[] terms = weightedDensities(data[n], model);
      double total = Arrays.stream(terms).sum();
      responsibilities[n] = Arrays.stream(terms).map(term -> term / total).toArray();
    }
    return responsibilities;
  }

  /** The means (9.24), variances (9.25) and weights (9.26), by the effective counts N_k (9.27). */
  static Model mStep(double[][] data, double[][] responsibilities) {
    int components = responsibilities[0].length;
    int dimensions = data[0].length;
    double[] weights = new double[components];
    double[][] means = new double[components][dimensions];
    double[][] covariances = new double[components][dimensions];
    for (int k = 0; k < components; k++) {
      double count = 0;
      for (double[] gamma : responsibilities) count += gamma[k];
      weights[k] = count / data.length;
      for (int i = 0; i < dimensions; i++) {
        double total = 0;
        double squares = 0;
        for (int n = 0; n < data.length; n++) {
          total += responsibilities[n][k] * data[n][i];
          squares += responsibilities[n][k] * (data[n][i] * data[n][i]);
        }
        double mean = total / count;
        means[k][i] = mean;
        covariances[k][i] = squares / count - mean * mean;
      }
    }
    return new Model(weights, means, covariances);
  }

  /** ln p(X), (9.28). */
  static double logLikelihood(double[][] data, Model model) {
    double total = 0;
    for (double[] x : data) total += Math.log(Arrays.stream(weightedDensities(x, model)).sum());
    return total / data.length;
  }

  /** The model after some steps of EM, and the log likelihoods before the first and after each. */
  static Trajectory em(double[][] data, Model model, int steps) {
    double[] logLikelihoods = new double[steps + 1];
    logLikelihoods[0] = logLikelihood(data, model);
    for (int step = 1; step <= steps; step++) {
      model = mStep(data, eStep(data, model));
      logLikelihoods[step] = logLikelihood(data, model);
    }
    return new Trajectory(logLikelihoods, model);
  }
}
