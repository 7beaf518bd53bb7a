"""Apache Spark MLlib's GaussianMixture (the DataFrame API) under the protocol of gmm-conformance.

Conventions are converted, results never: a covariance becomes the packed upper triangle that Spark
works with. Spark has no fit from a given start; trainImpl, the private method that fit() calls once it
has drawn a start, is called by reflection, on an RDD of rows and their weights of 1.
"""

import os
import sys
from functools import wraps
from pathlib import Path

import pyspark
from py4j.protocol import Py4JJavaError
from pyspark.errors import IllegalArgumentException
from pyspark.ml.clustering import GaussianMixture
from pyspark.ml.linalg import DenseMatrix, DenseVector
from pyspark.serializers import CPickleSerializer
from pyspark.sql import SparkSession

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "kits" / "python"))
from gmm_adapter import AdapterError, Unsupported, serve  # noqa: E402

INTRODUCTION = {
    "name": "Apache Spark MLlib GaussianMixture",
    "version": pyspark.__version__,
    "language": "Scala",
    "issues": "https://issues.apache.org/jira/projects/SPARK",
    "capabilities": {
        "operations": ["log_density", "e_step", "m_step", "log_likelihood", "em", "fit", "fit_own"],
        "covariance_types": ["full"],
        "known": [],
        "precision": "float64",
        "exact_steps": {"from": "parameters", "minimum": 0},
        "regularisation": "a machine epsilon is added to every weighted density",
        "nan_policy": "undefined",
    },
}


def start_spark():
    """One session for as long as the adapter lives: one core, one partition, no user interface."""
    os.environ.update(SPARK_LOCAL_IP="127.0.0.1", SPARK_LOCAL_HOSTNAME="localhost")
    settings = {"spark.ui.enabled": "false", "spark.ui.showConsoleProgress": "false"}
    session = SparkSession.builder.master("local[1]").config(map=settings).getOrCreate()
    session.sparkContext.setLogLevel("OFF")
    return session


spark = start_spark()
jvm = spark._jvm
java_context = spark.sparkContext._jsc
ml = jvm.org.apache.spark.ml
mixtures = getattr(getattr(ml.clustering, "GaussianMixture$"), "MODULE$")
pickles = CPickleSerializer()


def to_java(value):
    """Vectors, matrices and lists of them, in one message."""
    return ml.python.MLSerDe.loads(bytearray(pickles.dumps(value)))


def from_java(value):
    return pickles.loads(bytes(ml.python.MLSerDe.dumps(value)))


def java_array(kind, values):
    array = spark.sparkContext._gateway.new_array(kind, len(values))
    for i, value in enumerate(values):
        array[i] = value
    return array


def method(instance, name):
    [found] = [one for one in instance.getClass().getDeclaredMethods() if one.getName() == name]
    found.setAccessible(True)
    return found


train = method(ml.clustering.GaussianMixture(), "trainImpl")

# What a covariance without a positive eigenvalue is refused with, and one that is not symmetric.
SINGULAR = "Covariance matrix has no non-zero singular values"
INVALID = ("IllegalArgumentException", "MatrixNotSymmetricException")


def refusals_as_errors(operation):
    """Spark refuses with exceptions of Java; their words decide the code."""

    @wraps(operation)
    def answer(request):
        try:
            return operation(request)
        except IllegalArgumentException as error:
            raise AdapterError("invalid_input", str(error)) from error
        except Py4JJavaError as error:
            trace = str(error)
            code = (
                "singular_covariance" if SINGULAR in trace
                else "invalid_input" if any(name in trace for name in INVALID)
                else "internal"
            )
            raise AdapterError(code, trace[:500]) from error

    return answer


def vectors_of(rows):
    return to_java([DenseVector(row) for row in rows])


def packed(covariance):
    """The upper triangle, column after column."""
    return DenseVector([covariance[i][j] for j in range(len(covariance)) for i in range(j + 1)])


def pairs(means, covariances):
    if len(means) != len(covariances):
        raise Unsupported("a component has a mean and a covariance")
    return zip(means, covariances, strict=True)


class Parameters:
    """Weights, means and packed covariances in the arrays of Java that Spark writes new ones into."""

    def __init__(self, weights, gaussians, D):
        self.weights = java_array(jvm.double, weights)
        self.gaussians = java_array(jvm.scala.Tuple2, gaussians)
        self.D = D

    @classmethod
    def of(cls, model):
        means, covariances = model["means"], [packed(covariance) for covariance in model["covariances"]]
        gaussians = [jvm.scala.Tuple2(*pair) for pair in pairs(vectors_of(means), to_java(covariances))]
        return cls(model["weights"], gaussians, len(means[0]) if means else 0)

    def copy(self):
        return Parameters(self.weights, self.gaussians, self.D)

    def model(self):
        means = [from_java(gaussian._1()).toArray() for gaussian in self.gaussians]
        covariances = [
            from_java(mixtures.unpackUpperTriangularMatrix(self.D, gaussian._2().values())).toArray()
            for gaussian in self.gaussians
        ]
        return {"covariance_type": "full", "weights": list(self.weights), "means": means, "covariances": covariances}

    def aggregators(self):
        """A maker of what gathers the statistics of an E step, point by point."""
        weights, gaussians = (java_context.broadcast(array) for array in (self.weights, self.gaussians))
        return lambda: ml.clustering.ExpectationAggregator(self.D, weights, gaussians)


def instances_of(rows):
    """Rows, each with the weight 1, as fit() has them."""
    weights = java_context.parallelize(to_java([1.0] * len(rows)), 1)
    return java_context.parallelize(vectors_of(rows), 1).zip(weights).rdd()


def run(instances, parameters, max_steps, tolerance):
    """Steps, in place; the log likelihood before the last of them, and how many there were."""
    mixture = ml.clustering.GaussianMixture().setMaxIter(max_steps).setTol(tolerance)
    arguments = [instances, parameters.weights, parameters.gaussians, parameters.D, ml.util.Instrumentation()]
    result = train.invoke(mixture, java_array(jvm.Object, arguments))
    return result._1(), result._2()


def likelihood(instances, parameters):
    """The log likelihood that a step from these parameters reports."""
    return run(instances, parameters.copy(), 1, 0.0)[0]


@refusals_as_errors
def log_density(request):
    gaussians = gaussians_of(request["model"])
    aggregator = Parameters.of(request["model"]).aggregators()
    vectors = list(vectors_of(request["data"]))
    return {
        "log_density": [aggregator().add(jvm.scala.Tuple2(vector, 1.0)).logLikelihood() for vector in vectors],
        "component_log_density": [[gaussian.logpdf(vector) for gaussian in gaussians] for vector in vectors],
    }


def gaussians_of(model):
    """The distributions of a model; Spark's own is made of the whole matrix."""
    covariances = [DenseMatrix(len(rows), len(rows), sum(rows, []), True) for rows in model["covariances"]]
    means = vectors_of(model["means"])
    return [ml.stat.distribution.MultivariateGaussian(*pair) for pair in pairs(means, to_java(covariances))]


@refusals_as_errors
def e_step(request):
    gaussians = java_array(ml.stat.distribution.MultivariateGaussian, gaussians_of(request["model"]))
    weights = java_array(jvm.double, request["model"]["weights"])
    mixture = ml.clustering.GaussianMixtureModel("gmm", weights, gaussians)
    probabilities = jvm.java.util.ArrayList()
    for vector in vectors_of(request["data"]):
        probabilities.add(mixture.predictProbability(vector))
    return {"responsibilities": [row.toArray() for row in from_java(probabilities)]}


def gathered(vectors, instance_weights, D):
    """The statistics of one component, whose points have the responsibilities as their weights."""
    unit = to_java([DenseVector([0.0] * D), packed([[float(i == j) for j in range(D)] for i in range(D)])])
    aggregator = Parameters([1.0], [jvm.scala.Tuple2(*unit)], D).aggregators()()
    for vector, weight in zip(vectors, instance_weights, strict=True):
        aggregator.add(jvm.scala.Tuple2(vector, weight))
    return aggregator.means()[0], aggregator.covs()[0], aggregator.weights()[0]


@refusals_as_errors
def m_step(request):
    D = len(request["model"]["means"][0])
    vectors = list(vectors_of(request["data"]))
    statistics = [gathered(vectors, column, D) for column in zip(*request["responsibilities"], strict=True)]
    total = sum(weight for _, _, weight in statistics)
    updated = [mixtures.updateWeightsAndGaussians(*component, total) for component in statistics]
    return {"model": Parameters([pair._1() for pair in updated], [pair._2() for pair in updated], D).model()}


@refusals_as_errors
def log_likelihood(request):
    return {"log_likelihood": likelihood(instances_of(request["data"]), Parameters.of(request["model"]))}


@refusals_as_errors
def em(request):
    instances = instances_of(request["data"])
    parameters = Parameters.of(request["model"])
    log_likelihoods = [run(instances, parameters, 1, 0.0)[0] for _ in range(request["steps"])]
    log_likelihoods.append(likelihood(instances, parameters))
    return {"log_likelihoods": log_likelihoods, "model": parameters.model()}


def fitted(request, instances, parameters, steps):
    return {
        "log_likelihood": likelihood(instances, parameters),
        "model": parameters.model(),
        "steps": steps,
        "converged": steps < request["max_steps"],
    }


@refusals_as_errors
def fit(request):
    instances = instances_of(request["data"])
    parameters = Parameters.of(request["model"])
    _, steps = run(instances, parameters, request["max_steps"], request["tolerance"])
    return fitted(request, instances, parameters, steps)


@refusals_as_errors
def fit_own(request):
    options = {"k": int(request["components"]), "maxIter": request["max_steps"], "tol": request["tolerance"]}
    data = spark.createDataFrame([(DenseVector(row),) for row in request["data"]], ["features"])
    mixture = GaussianMixture(seed=int(request["seed"]), **options).fit(data)
    model = {
        "covariance_type": "full",
        "weights": mixture.weights,
        "means": [gaussian.mean for gaussian in mixture.gaussians],
        "covariances": [gaussian.cov.toArray() for gaussian in mixture.gaussians],
    }
    return fitted(request, instances_of(request["data"]), Parameters.of(model), mixture.summary.numIter)


OPERATIONS = (log_density, e_step, m_step, log_likelihood, em, fit, fit_own)
if __name__ == "__main__":
    serve(INTRODUCTION, {operation.__name__: operation for operation in OPERATIONS})
