import elki.clustering.em.models.EMClusterModel;
import elki.clustering.em.models.EMClusterModelFactory;
import elki.data.NumberVector;
import elki.data.model.EMModel;
import elki.database.relation.Relation;
import java.util.List;

/** Hands on the models of another factory, and counts their steps: EM only logs how many it took. */
final class CountingFactory implements EMClusterModelFactory<NumberVector, EMModel> {
  private final EMClusterModelFactory<NumberVector, EMModel> factory;
  private List<Counted> models = List.of();

  CountingFactory(EMClusterModelFactory<NumberVector, EMModel> factory) {
    this.factory = factory;
  }

  @Override
  public List<Counted> buildInitialModels(Relation<? extends NumberVector> relation, int k) {
    models = factory.buildInitialModels(relation, k).stream().map(Counted::new).toList();
    return models;
  }

  List<Counted> models() {
    return models;
  }

  int steps() {
    return models.get(0).steps;
  }

  static final class Counted implements EMClusterModel<NumberVector, EMModel> {
    private final EMClusterModel<NumberVector, EMModel> model;
    private int steps;

    Counted(EMClusterModel<NumberVector, EMModel> model) {
      this.model = model;
    }

    @Override
    public void beginEStep() {
      steps++;
      model.beginEStep();
    }

    @Override
    public boolean needsTwoPass() {
      return model.needsTwoPass();
    }

    @Override
    public void firstPassE(NumberVector x, double responsibility) {
      model.firstPassE(x, responsibility);
    }

    @Override
    public void finalizeFirstPassE() {
      model.finalizeFirstPassE();
    }

    @Override
    public void updateE(NumberVector x, double responsibility) {
      model.updateE(x, responsibility);
    }

    @Override
    public void finalizeEStep(double weight, double prior) {
      model.finalizeEStep(weight, prior);
    }

    @Override
    public double estimateLogDensity(NumberVector x) {
      return model.estimateLogDensity(x);
    }

    @Override
    public EMModel finalizeCluster() {
      return model.finalizeCluster();
    }

    @Override
    public double getWeight() {
      return model.getWeight();
    }

    @Override
    public void setWeight(double weight) {
      model.setWeight(weight);
    }
  }
}
