import elki.clustering.em.EM;
import elki.clustering.em.models.EMClusterModel;
import elki.data.NumberVector;
import elki.data.model.EMModel;
import elki.data.type.TypeUtil;
import elki.database.StaticArrayDatabase;
import elki.database.datastore.DataStoreFactory;
import elki.database.datastore.DataStoreUtil;
import elki.database.datastore.WritableDataStore;
import elki.database.ids.DBIDIter;
import elki.database.relation.Relation;
import elki.datasource.ArrayAdapterDatabaseConnection;
import java.util.List;

/** The rows of data as a relation, and the steps that EM takes over them. */
record Rows(Relation<NumberVector> relation) {
  Rows(double[][] data) {
    this(relationOf(data));
  }

  private static Relation<NumberVector> relationOf(double[][] data) {
    var database = new StaticArrayDatabase(new ArrayAdapterDatabaseConnection(data));
    database.initialize();
    return database.getRelation(TypeUtil.NUMBER_VECTOR_FIELD);
  }

  record Expectation(double[][] responsibilities, double[] logDensities, double logLikelihood) {}

  Expectation eStep(List<? extends EMClusterModel<NumberVector, EMModel>> models) {
    var responsibilities = storage();
    var logDensities =
        DataStoreUtil.makeDoubleStorage(relation.getDBIDs(), DataStoreFactory.HINT_HOT);
    double mean =
        EM.assignProbabilitiesToInstances(relation, models, responsibilities, logDensities);
    var rows = new double[relation.size()][];
    var values = new double[relation.size()];
    int n = 0;
    for (DBIDIter row = relation.iterDBIDs(); row.valid(); row.advance(), n++) {
      rows[n] = responsibilities.get(row);
      values[n] = logDensities.doubleValue(row);
    }
    return new Expectation(rows, values, relation.size() * mean);
  }

  /** ELKI's M step, whose methods are named for the E step. */
  void mStep(
      List<? extends EMClusterModel<NumberVector, EMModel>> models, double[][] responsibilities) {
    var stored = storage();
    int n = 0;
    for (DBIDIter row = relation.iterDBIDs(); row.valid(); row.advance(), n++)
      stored.put(row, responsibilities[n]);
    EM.recomputeCovarianceMatrices(relation, stored, models, 0);
  }

  double[][] logDensities(List<? extends EMClusterModel<NumberVector, EMModel>> models) {
    var rows = new double[relation.size()][];
    int n = 0;
    for (DBIDIter row = relation.iterDBIDs(); row.valid(); row.advance(), n++) {
      NumberVector x = relation.get(row);
      rows[n] = models.stream().mapToDouble(model -> model.estimateLogDensity(x)).toArray();
    }
    return rows;
  }

  private WritableDataStore<double[]> storage() {
    return DataStoreUtil.makeStorage(
        relation.getDBIDs(), DataStoreFactory.HINT_HOT, double[].class);
  }
}
