import java.util.Arrays;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.stream.IntStream;
import smile.stat.distribution.ExponentialFamilyMixture;
import smile.stat.distribution.GaussianDistribution;
import smile.stat.distribution.GaussianMixture;
import smile.stat.distribution.Mixture.Component;

/** GaussianMixture: one dimension, and standard deviations. */
record Univariate(GaussianMixture mixture) implements Mixed {
  static Univariate of(GmmAdapter.Model model) {
    double[] variances = model.covariancesAs(double[].class);
    return new Univariate(
        new GaussianMixture(
            IntStream.range(0, model.weights().length)
                .mapToObj(
                    k ->
                        new Component(
                            model.weights()[k],
                            new GaussianDistribution(
                                model.means()[k][0], Math.sqrt(variances[k]))))
                .toArray(Component[]::new)));
  }

  static Univariate fitOwn(double[][] data, int components) {
    return new Univariate(GaussianMixture.fit(components, Mixed.column(data, 0)));
  }

  @Override
  public double logDensity(double[] x) {
    return mixture.logp(x[0]);
  }

  @Override
  public double[] componentLogDensities(double[] x) {
    return Arrays.stream(mixture.components)
        .mapToDouble(component -> component.distribution.logp(x[0]))
        .toArray();
  }

  @Override
  public double[] responsibilities(double[] x) {
    return mixture.posteriori(x[0]);
  }

  @Override
  public double logLikelihood(double[][] data) {
    return mixture.logLikelihood(Mixed.column(data, 0));
  }

  /** M() answers with N_k in the place of a weight. */
  @Override
  public Univariate mStep(double[][] data, double[][] responsibilities) {
    double[] x = Mixed.column(data, 0);
    var parts =
        IntStream.range(0, mixture.size())
            .mapToObj(k -> gaussianOf(mixture.components[k]).M(x, Mixed.column(responsibilities, k)))
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
    var end =
        ExponentialFamilyMixture.fit(Mixed.column(data, 0), counted, 0, maxSteps, tolerance);
    return new Run(with(end.components, Function.identity()), end.L, steps.get() / mixture.size());
  }

  private static GaussianDistribution gaussianOf(Component component) {
    return (GaussianDistribution) component.distribution;
  }

  private static Univariate with(Component[] parts, Function<Component, Component> change) {
    return new Univariate(
        new GaussianMixture(Arrays.stream(parts).map(change).toArray(Component[]::new)));
  }

  @Override
  public GmmAdapter.Model model() {
    return new GmmAdapter.Model(
        "spherical",
        Arrays.stream(mixture.components).mapToDouble(part -> part.priori).toArray(),
        Arrays.stream(mixture.components)
            .map(part -> new double[] {part.distribution.mean()})
            .toArray(double[][]::new),
        Arrays.stream(mixture.components)
            .mapToDouble(part -> part.distribution.variance())
            .toArray());
  }

  /** A normal that counts its M steps, because fit() does not say how many it took. */
  private static final class Counted extends GaussianDistribution {
    private static final long serialVersionUID = 1L;

    private final AtomicInteger steps;

    Counted(GaussianDistribution gaussian, AtomicInteger steps) {
      super(gaussian.mu, gaussian.sigma);
      this.steps = steps;
    }

    @Override
    public Component M(double[] x, double[] responsibilities) {
      steps.incrementAndGet();
      Component next = super.M(x, responsibilities);
      return new Component(next.priori, new Counted(gaussianOf(next), steps));
    }
  }
}
