import java.util.Arrays;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.stream.IntStream;
import smile.math.matrix.Matrix;
import smile.stat.distribution.MultivariateDistribution;
import smile.stat.distribution.MultivariateExponentialFamily;
import smile.stat.distribution.MultivariateExponentialFamilyMixture;
import smile.stat.distribution.MultivariateGaussianDistribution;
import smile.stat.distribution.MultivariateGaussianMixture;
import smile.stat.distribution.MultivariateMixture.Component;

/** MultivariateGaussianMixture. */
record Multivariate(String covarianceType, MultivariateGaussianMixture mixture) implements Mixed {
  static Multivariate of(GmmAdapter.Model model) {
    return new Multivariate(
        model.covarianceType(),
        new MultivariateGaussianMixture(
            IntStream.range(0, model.weights().length)
                .mapToObj(k -> new Component(model.weights()[k], gaussian(model, k)))
                .toArray(Component[]::new)));
  }

  private static MultivariateGaussianDistribution gaussian(GmmAdapter.Model model, int k) {
    double[] mean = model.means()[k];
    return switch (model.covarianceType()) {
      case "full" ->
          new MultivariateGaussianDistribution(
              mean, Matrix.of(model.covariancesAs(double[][][].class)[k]));
      case "diag" ->
          new MultivariateGaussianDistribution(mean, model.covariancesAs(double[][].class)[k]);
      case "spherical" ->
          new MultivariateGaussianDistribution(mean, model.covariancesAs(double[].class)[k]);
      default ->
          throw new GmmAdapter.AdapterError(
              "invalid_input", "there are no " + model.covarianceType() + " covariances");
    };
  }

  static Multivariate fitOwn(double[][] data, int components, String covarianceType) {
    boolean diagonal = covarianceType.equals("diag");
    return new Multivariate(
        covarianceType, MultivariateGaussianMixture.fit(components, data, diagonal));
  }

  @Override
  public double logDensity(double[] x) {
    return mixture.logp(x);
  }

  @Override
  public double[] componentLogDensities(double[] x) {
    return Arrays.stream(mixture.components)
        .mapToDouble(component -> component.distribution.logp(x))
        .toArray();
  }

  @Override
  public double[] responsibilities(double[] x) {
    return mixture.posteriori(x);
  }

  @Override
  public double logLikelihood(double[][] data) {
    return mixture.logLikelihood(data);
  }

  /** M() answers with N_k in the place of a weight. */
  @Override
  public Multivariate mStep(double[][] data, double[][] responsibilities) {
    var parts =
        IntStream.range(0, mixture.size())
            .mapToObj(k -> gaussianOf(mixture.components[k]).M(data, Mixed.column(responsibilities, k)))
            .toArray(Component[]::new);
    double total = Arrays.stream(parts).mapToDouble(part -> part.priori).sum();
    return with(parts, part -> new Component(part.priori / total, part.distribution));
  }

  @Override
  public Run em(double[][] data, int maxSteps, double tolerance) {
    var steps = new AtomicInteger();
    var counted =
        Arrays.stream(mixture.components)
            .map(part -> new Component(part.priori, new Counted(gaussianOf(part), steps)))
            .toArray(Component[]::new);
    var end = MultivariateExponentialFamilyMixture.fit(data, counted, 0, maxSteps, tolerance);
    var plain =
        with(
            end.components,
            part -> new Component(part.priori, ((Counted) part.distribution).gaussian));
    return new Run(plain, end.L, steps.get() / mixture.size());
  }

  private static MultivariateGaussianDistribution gaussianOf(Component component) {
    return (MultivariateGaussianDistribution) component.distribution;
  }

  private Multivariate with(Component[] parts, Function<Component, Component> change) {
    return new Multivariate(
        covarianceType,
        new MultivariateGaussianMixture(
            Arrays.stream(parts).map(change).toArray(Component[]::new)));
  }

  @Override
  public GmmAdapter.Model model() {
    var matrices =
        Arrays.stream(mixture.components)
            .map(part -> part.distribution.cov().toArray())
            .toArray(double[][][]::new);
    return new GmmAdapter.Model(
        covarianceType,
        Arrays.stream(mixture.components).mapToDouble(part -> part.priori).toArray(),
        Arrays.stream(mixture.components)
            .map(part -> part.distribution.mean())
            .toArray(double[][]::new),
        covarianceType.equals("full") ? matrices : diagonals(matrices));
  }

  private static double[][] diagonals(double[][][] matrices) {
    return Arrays.stream(matrices)
        .map(matrix -> IntStream.range(0, matrix.length).mapToDouble(i -> matrix[i][i]).toArray())
        .toArray(double[][]::new);
  }

  /** A normal that counts its M steps, because fit() does not say how many it took. */
  private record Counted(MultivariateGaussianDistribution gaussian, AtomicInteger steps)
      implements MultivariateDistribution, MultivariateExponentialFamily {
    @Override
    public Component M(double[][] data, double[] responsibilities) {
      steps.incrementAndGet();
      Component next = gaussian.M(data, responsibilities);
      return new Component(next.priori, new Counted(gaussianOf(next), steps));
    }

    @Override
    public int length() {
      return gaussian.length();
    }

    @Override
    public double entropy() {
      return gaussian.entropy();
    }

    @Override
    public double[] mean() {
      return gaussian.mean();
    }

    @Override
    public Matrix cov() {
      return gaussian.cov();
    }

    @Override
    public double p(double[] x) {
      return gaussian.p(x);
    }

    @Override
    public double logp(double[] x) {
      return gaussian.logp(x);
    }

    @Override
    public double cdf(double[] x) {
      return gaussian.cdf(x);
    }
  }
}
