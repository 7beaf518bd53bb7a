/** A mixture of Smile, of one dimension or of more. */
interface Mixed {
  double logDensity(double[] x);

  double[] componentLogDensities(double[] x);

  double[] responsibilities(double[] x);

  double logLikelihood(double[][] data);

  Mixed mStep(double[][] data, double[][] responsibilities);

  Run em(double[][] data, int maxSteps, double tolerance);

  GmmAdapter.Model model();

  /** What EM ended with. */
  record Run(Mixed mixture, double logLikelihood, int steps) {}

  /** Column k of the responsibilities: Smile has them by component. */
  static double[] column(double[][] rows, int k) {
    var column = new double[rows.length];
    for (int n = 0; n < rows.length; n++) column[n] = rows[n][k];
    return column;
  }
}
