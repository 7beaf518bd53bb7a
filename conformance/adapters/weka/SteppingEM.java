import java.lang.reflect.Field;
import java.lang.reflect.InvocationTargetException;
import java.util.Arrays;
import java.util.Random;
import weka.clusterers.EM;
import weka.core.Instances;
import weka.estimators.Estimator;

/** Weka's EM, with the parameters and the steps that its buildClusterer() keeps to itself. */
final class SteppingEM extends EM {
  private static final long serialVersionUID = 1L;

  private final Instances rows;

  /** With the parameters of a model, as after a step that ended there. */
  SteppingEM(Instances rows, double[] weights, double[][] means, double[][] variances)
      throws Exception {
    this.rows = rows;
    int components = weights.length;
    m_training = true; // rows are taken as they are: none has a missing value to be replaced
    setMinStdDev(0);
    setNumClusters(components);
    set("m_theInstances", rows);
    set("m_num_instances", rows.numInstances());
    set("m_num_attribs", rows.numAttributes());
    set("m_rr", new Random(getSeed()));
    set("m_priors", weights.clone());
    set("m_priorsPrev", new double[components]);
    set("m_modelNormal", normals(means, variances));
    set("m_modelNormalPrev", new double[components][rows.numAttributes()][3]);
    set("m_model", new Estimator[components][rows.numAttributes()]);
    set("m_modelPrev", new Estimator[components][rows.numAttributes()]);
    set("m_weights", new double[rows.numInstances()][components]);
  }

  /** For each component and attribute: mean, standard deviation, effective count. */
  private static double[][][] normals(double[][] means, double[][] variances) {
    var normals = new double[means.length][][];
    for (int k = 0; k < means.length; k++) {
      normals[k] = new double[means[k].length][];
      for (int i = 0; i < means[k].length; i++)
        normals[k][i] = new double[] {means[k][i], Math.sqrt(variances[k][i]), 0};
    }
    return normals;
  }

  private void set(String name, Object value) throws ReflectiveOperationException {
    Field field = EM.class.getDeclaredField(name);
    field.setAccessible(true);
    field.set(this, value);
  }

  /** The log likelihood before the step, which is Weka's mean times the rows. */
  double eStep() throws Exception {
    return rows.numInstances() * launchESteps(rows);
  }

  void mStep() throws Exception {
    launchMSteps(rows);
  }

  void mStep(double[][] responsibilities) throws Exception {
    set("m_weights", responsibilities);
    mStep();
  }

  /** The loop of buildClusterer(), from the parameters that it has. */
  void iterate() throws Exception {
    var iterate = EM.class.getDeclaredMethod("iterate", Instances.class, boolean.class);
    iterate.setAccessible(true);
    try {
      iterate.invoke(this, rows, false);
    } catch (InvocationTargetException error) {
      throw (Exception) error.getCause();
    }
  }

  int stepsTaken() {
    return m_iterationsPerformed;
  }
}
