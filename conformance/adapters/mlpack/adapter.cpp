// mlpack's GMM and DiagonalGMM under the protocol of gmm-conformance.
//
// Conventions are converted, results never: points are columns, and maxIterations counts the log likelihood
// before the first step, so that t steps are t + 1 iterations. Log likelihoods are those that Train() reports.
// The tuner of hyperparameters, which no mixture uses, needs a library that Debian has not.
#define MLPACK_CORE_HPT_HPT_HPP

#include <mlpack/methods/gmm.hpp>
#include <string>
#include <vector>

#include "../kits/cpp/gmm_adapter.hpp"

using gmm_adapter::AdapterError;
using gmm_adapter::json;
using gmm_adapter::rows_of;
using gmm_adapter::Unsupported;

/** Rows become columns: the numbers stand in the same order. */
arma::mat columns(const json& rows) {
  const gmm_adapter::Matrix matrix = gmm_adapter::matrix(rows);
  return arma::mat(matrix.values.data(), matrix.columns, matrix.rows);
}

arma::vec vector(const json& values) { return arma::vec(values.get<std::vector<double>>()); }
json list(const arma::vec& values) { return std::vector<double>(values.begin(), values.end()); }
json rows(const arma::mat& columns) { return rows_of(columns.memptr(), columns.n_cols, columns.n_rows); }

/** What the structures differ in: how mlpack writes a covariance, and what holds it to its form. */
struct Full {
  static constexpr const char* name = "full";
  using Densities = mlpack::GMM;
  using Constraint = mlpack::NoConstraint;
  static constexpr size_t no_steps = 1;
  static arma::mat matrix(const json& covariance) { return columns(covariance).t(); }
  static arma::mat covariance(const json& covariance) { return matrix(covariance); }
  static json written(const arma::mat& covariance) { return rows(covariance.t()); }
};

struct Diagonal {
  static constexpr const char* name = "diag";
  using Densities = mlpack::DiagonalGMM;
  using Constraint = mlpack::DiagonalConstraint;
  static constexpr size_t no_steps = 0;
  static arma::mat matrix(const json& covariance) { return arma::diagmat(vector(covariance)); }
  static arma::vec covariance(const json& covariance) { return vector(covariance); }
  static json written(const arma::mat& covariance) { return list(covariance.diag()); }
};

/** A constraint of mlpack's that counts how often it is applied: once a component and step. */
template <class Constraint>
struct Counted {
  static inline size_t applied = 0;
  static void ApplyConstraint(arma::mat& covariance) {
    applied++;
    Constraint::ApplyConstraint(covariance);
  }
};

template <class Constraint>
using Fitter = mlpack::EMFit<mlpack::KMeans<>, Constraint>;

/** A mixture of the class `Mixture`, its covariances read by `read`. */
template <class Mixture, class Read>
Mixture mixture_at(const json& model, Read read) {
  const json &means = model.at("means"), &covariances = model.at("covariances");
  if (means.size() != covariances.size()) throw Unsupported("a component has a mean and a covariance");
  Mixture mixture(means.size(), means.empty() ? 0 : means.front().size());
  for (size_t k = 0; k < means.size(); k++) {
    mixture.Component(k).Mean() = vector(means[k]);
    mixture.Component(k).Covariance(read(covariances.at(k)));
  }
  mixture.Weights() = vector(model.at("weights"));
  return mixture;
}

template <class Structure>
mlpack::GMM gmm_at(const json& model) {
  return mixture_at<mlpack::GMM>(model, Structure::matrix);
}

template <class Structure>
typename Structure::Densities densities_at(const json& model) {
  return mixture_at<typename Structure::Densities>(model, Structure::covariance);
}

template <class Structure>
json model_of(mlpack::GMM& mixture) {
  json means = json::array(), covariances = json::array();
  for (size_t k = 0; k < mixture.Gaussians(); k++) {
    means.push_back(list(mixture.Component(k).Mean()));
    covariances.push_back(Structure::written(mixture.Component(k).Covariance()));
  }
  return {{"covariance_type", Structure::name},
          {"weights", list(mixture.Weights())},
          {"means", means},
          {"covariances", covariances}};
}

/** The log likelihood that Train() reports after exactly so many steps: no change is below the tolerance. */
template <class Structure>
double after_steps(mlpack::GMM& mixture, const arma::mat& data, size_t steps) {
  return mixture.Train(data, 1, true, Fitter<typename Structure::Constraint>(steps + 1, -1));
}

template <class Structure>
struct LogDensity {
  static json answer(const json& request) {
    auto mixture = densities_at<Structure>(request.at("model"));
    const arma::mat data = columns(request.at("data"));
    arma::vec total, one;
    mixture.LogProbability(data, total);
    arma::mat components(mixture.Gaussians(), data.n_cols);
    for (size_t k = 0; k < mixture.Gaussians(); k++) {
      mixture.Component(k).LogProbability(data, one);
      components.row(k) = one.t();
    }
    return {{"log_density", list(total)}, {"component_log_density", rows(components)}};
  }
};

/** After one step on a single point, the weights are its responsibilities; its covariances, 0, have to be raised. */
template <class Structure>
struct EStep {
  static json answer(const json& request) {
    const auto start = gmm_at<Structure>(request.at("model"));
    const arma::mat data = columns(request.at("data"));
    arma::mat responsibilities(start.Gaussians(), data.n_cols);
    for (size_t n = 0; n < data.n_cols; n++) {
      mlpack::GMM mixture(start);
      mixture.Train(arma::mat(data.col(n)), 1, true, Fitter<mlpack::PositiveDefiniteConstraint>(2, -1));
      responsibilities.col(n) = mixture.Weights();
    }
    return {{"responsibilities", rows(responsibilities)}};
  }
};

/** What a training without any step reports. */
template <class Structure>
struct LogLikelihood {
  static json answer(const json& request) {
    using Mixture = typename Structure::Densities;
    using Gaussian = std::decay_t<decltype(std::declval<Mixture>().Component(0))>;
    auto mixture = densities_at<Structure>(request.at("model"));
    mlpack::EMFit<mlpack::KMeans<>, mlpack::NoConstraint, Gaussian> no_steps(Structure::no_steps);
    return {{"log_likelihood", mixture.Train(columns(request.at("data")), 1, true, no_steps)}};
  }
};

template <class Structure>
struct Em {
  static json answer(const json& request) {
    auto mixture = gmm_at<Structure>(request.at("model"));
    const arma::mat data = columns(request.at("data"));
    std::vector<double> log_likelihoods{after_steps<Structure>(mixture, data, 0)};
    for (int step = 0; step < request.at("steps"); step++)
      log_likelihoods.push_back(after_steps<Structure>(mixture, data, 1));
    return {{"log_likelihoods", log_likelihoods}, {"model", model_of<Structure>(mixture)}};
  }
};

/** Has a mixture fitted, from its own parameters or from k-means, and answers with it. */
template <class Structure>
json fitted(mlpack::GMM& mixture, const json& request, bool given) {
  using Constraint = Counted<typename Structure::Constraint>;
  const size_t max_steps = request.at("max_steps"), of_start = given ? 0 : 1;
  Constraint::applied = 0;
  const double log_likelihood =
      mixture.Train(columns(request.at("data")), 1, given, Fitter<Constraint>(max_steps + 1, request.at("tolerance")));
  const size_t steps = Constraint::applied / mixture.Gaussians() - of_start;
  return {{"log_likelihood", log_likelihood},
          {"model", model_of<Structure>(mixture)},
          {"steps", steps},
          {"converged", steps < max_steps}};
}

template <class Structure>
struct Fit {
  static json answer(const json& request) {
    auto mixture = gmm_at<Structure>(request.at("model"));
    return fitted<Structure>(mixture, request, true);
  }
};

template <class Structure>
struct FitOwn {
  static json answer(const json& request) {
    mlpack::RandomSeed(request.at("seed"));
    const json& data = request.at("data");
    mlpack::GMM mixture(request.at("components"), data.empty() ? 0 : data.front().size());
    return fitted<Structure>(mixture, request, false);
  }
};

/** The operation on the structure asked for. Log::Fatal, which throws, is a Cholesky factorisation that failed. */
template <template <class> class Operation>
json answered(const json& request) {
  const json& structure = (request.contains("model") ? request.at("model") : request).at("covariance_type");
  try {
    if (structure == Full::name) return Operation<Full>::answer(request);
    if (structure == Diagonal::name) return Operation<Diagonal>::answer(request);
  } catch (const std::logic_error& refusal) {
    throw AdapterError("invalid_input", refusal.what());
  } catch (const std::runtime_error& refusal) {
    if (std::string(refusal.what()).find("Log::Fatal") == std::string::npos) throw;
    throw AdapterError("singular_covariance", refusal.what());
  }
  throw Unsupported("covariances are full or diagonal");
}

int main() {
  const json introduction = {
      {"name", "mlpack GMM"},
      {"version", mlpack::util::GetVersion()},
      {"language", "C++"},
      {"issues", "https://github.com/mlpack/mlpack/issues"},
      {"capabilities",
       {{"operations", {"log_density", "e_step", "log_likelihood", "em", "fit", "fit_own"}},
        {"covariance_types", {Full::name, Diagonal::name}},
        {"known", json::array()},
        {"precision", "float64"},
        {"exact_steps", {{"from", "parameters"}, {"minimum", 0}}},
        {"regularisation", "diagonal variances are raised to 1e-10 after every step; full covariances are left alone"},
        {"nan_policy", "undefined"}}}};
  gmm_adapter::serve(introduction, {{"log_density", answered<LogDensity>},
                                    {"e_step", answered<EStep>},
                                    {"log_likelihood", answered<LogLikelihood>},
                                    {"em", answered<Em>},
                                    {"fit", answered<Fit>},
                                    {"fit_own", answered<FitOwn>}});
}
