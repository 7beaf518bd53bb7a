// Armadillo's gmm_full and gmm_diag under the protocol of gmm-conformance.
//
// Conventions are converted, results never: points are columns, and what Armadillo says when it
// refuses becomes an error code. The protected em_generate_acc() is what learn() takes its E step with.
#define ARMA_WARN_LEVEL 3  // says why learn() fails

#include <armadillo>
#include <sstream>
#include <string>

#include "../kits/cpp/gmm_adapter.hpp"

using gmm_adapter::AdapterError;
using gmm_adapter::json;
using gmm_adapter::Matrix;
using gmm_adapter::rows_of;
using gmm_adapter::Unsupported;

/** Rows become columns: the numbers stand in the same order. */
arma::mat columns(const json& rows) {
  const Matrix matrix = gmm_adapter::matrix(rows);
  return arma::mat(matrix.values.data(), matrix.columns, matrix.rows);
}

json rows(const arma::mat& columns) { return rows_of(columns.memptr(), columns.n_cols, columns.n_rows); }

std::vector<double> list(const arma::rowvec& values) { return {values.begin(), values.end()}; }

struct Full : arma::gmm_full {
  arma::cube no_covariances() const { return arma::cube(arma::size(fcovs)); }

  void set(const json& model) {
    const json& covariances = model.at("covariances");
    const arma::uword D = covariances.empty() ? 0 : covariances.front().size();
    arma::cube sigmas(D, D, covariances.size());
    for (arma::uword k = 0; k < sigmas.n_slices; k++) {
      const arma::mat sigma = columns(covariances[k]).t();
      if (size(sigma) != size(sigmas.slice(k))) throw Unsupported("a cube has slices of one size");
      sigmas.slice(k) = sigma;
    }
    set_params(columns(model.at("means")), sigmas, arma::rowvec(model.at("weights").get<std::vector<double>>()));
  }

  json covariances() const {
    json list = json::array();
    for (arma::uword k = 0; k < fcovs.n_slices; k++) list.push_back(rows(fcovs.slice(k).t()));
    return list;
  }

  using gmm_full::em_generate_acc;
};

struct Diag : arma::gmm_diag {
  arma::mat no_covariances() const { return arma::mat(arma::size(dcovs)); }

  void set(const json& model) {
    set_params(columns(model.at("means")), columns(model.at("covariances")),
               arma::rowvec(model.at("weights").get<std::vector<double>>()));
  }

  json covariances() const { return rows(dcovs); }

  using gmm_diag::em_generate_acc;
};

/** What Armadillo says while it learns. */
struct Words {
  std::ostringstream out, err;
  Words() {
    out.precision(17);
    arma::set_cout_stream(out);
    arma::set_cerr_stream(err);
  }
  ~Words() {
    arma::set_cout_stream(std::cout);
    arma::set_cerr_stream(std::cerr);
  }
};

struct Start {
  arma::gmm_dist_mode distance;
  arma::gmm_seed_mode seed;
  arma::uword k_means_steps;
};
const Start given{arma::eucl_dist, arma::keep_existing, 0};
/** As in the example of its documentation. */
const Start own{arma::maha_dist, arma::random_subset, 10};

/** Has a mixture learn from data, without a floor under variances: the mean log likelihoods that it prints. */
template <class Mixture>
std::vector<double> learn(Mixture& mixture, const arma::mat& data, arma::uword components, const Start& start,
                          arma::uword steps) {
  Words words;
  const bool learned = mixture.learn(data, components, start.distance, start.seed, start.k_means_steps, steps, 0, true);
  if (!learned) throw std::logic_error(words.err.str());
  std::vector<double> means;
  std::istringstream said(words.out.str());
  const std::string mean = "avg_log_p: ";
  for (std::string line; std::getline(said, line);) {
    const auto at = line.find(mean);
    if (at != std::string::npos) means.push_back(std::stod(line.substr(at + mean.size())));
  }
  return means;
}

template <class Mixture>
Mixture mixture_at(const json& model) {
  Mixture mixture;
  mixture.set(model);
  return mixture;
}

template <class Mixture>
json model_of(const Mixture& mixture, const json& covariance_type) {
  return {{"covariance_type", covariance_type},
          {"weights", list(mixture.hefts)},
          {"means", rows(mixture.means)},
          {"covariances", mixture.covariances()}};
}

/** A fit has converged where the last change of the log likelihood that it printed is within the tolerance. */
template <class Mixture>
json fitted(const Mixture& mixture, const arma::mat& data, const json& request, const json& covariance_type,
            const std::vector<double>& means) {
  const std::size_t steps = means.size();
  const double change = steps < 2 ? arma::datum::inf : data.n_cols * std::abs(means[steps - 1] - means[steps - 2]);
  return {{"log_likelihood", mixture.sum_log_p(data)},
          {"model", model_of(mixture, covariance_type)},
          {"steps", steps},
          {"converged", change <= request.at("tolerance").get<double>()}};
}

struct LogDensity {
  template <class Mixture>
  static json answer(const json& request) {
    const auto mixture = mixture_at<Mixture>(request.at("model"));
    const arma::mat data = columns(request.at("data"));
    arma::mat of_components(mixture.n_gaus(), data.n_cols);
    for (arma::uword k = 0; k < mixture.n_gaus(); k++) of_components.row(k) = mixture.log_p(data, k);
    return {{"log_density", list(mixture.log_p(data))}, {"component_log_density", rows(of_components)}};
  }
};

/** The sums of the responsibilities of one point are its responsibilities. */
struct EStep {
  template <class Mixture>
  static json answer(const json& request) {
    const auto mixture = mixture_at<Mixture>(request.at("model"));
    const arma::mat data = columns(request.at("data"));
    arma::mat means(arma::size(mixture.means)), responsibilities(mixture.n_gaus(), data.n_cols);
    auto covariances = mixture.no_covariances();
    arma::vec sums(mixture.n_gaus()), logarithms(mixture.n_gaus());
    double log_likelihood;
    for (arma::uword n = 0; n < data.n_cols; n++) {
      mixture.em_generate_acc(data, n, n, means, covariances, sums, logarithms, log_likelihood);
      responsibilities.col(n) = sums;
    }
    return {{"responsibilities", rows(responsibilities)}};
  }
};

struct LogLikelihood {
  template <class Mixture>
  static json answer(const json& request) {
    const auto mixture = mixture_at<Mixture>(request.at("model"));
    return {{"log_likelihood", mixture.sum_log_p(columns(request.at("data")))}};
  }
};

/** One step at a time: more of them at once may be fewer. */
struct Em {
  template <class Mixture>
  static json answer(const json& request) {
    const json& model = request.at("model");
    auto mixture = mixture_at<Mixture>(model);
    const arma::mat data = columns(request.at("data"));
    std::vector<double> log_likelihoods{mixture.sum_log_p(data)};
    for (int step = 0; step < request.at("steps"); step++) {
      learn(mixture, data, mixture.n_gaus(), given, 1);
      log_likelihoods.push_back(mixture.sum_log_p(data));
    }
    return {{"log_likelihoods", log_likelihoods}, {"model", model_of(mixture, model.at("covariance_type"))}};
  }
};

struct Fit {
  template <class Mixture>
  static json answer(const json& request) {
    const json& model = request.at("model");
    auto mixture = mixture_at<Mixture>(model);
    const arma::mat data = columns(request.at("data"));
    const auto means = learn(mixture, data, mixture.n_gaus(), given, request.at("max_steps"));
    return fitted(mixture, data, request, model.at("covariance_type"), means);
  }
};

struct FitOwn {
  template <class Mixture>
  static json answer(const json& request) {
    arma::arma_rng::set_seed(request.at("seed").get<arma::arma_rng::seed_type>());
    Mixture mixture;
    const arma::mat data = columns(request.at("data"));
    const auto means = learn(mixture, data, request.at("components"), own, request.at("max_steps"));
    return fitted(mixture, data, request, request.at("covariance_type"), means);
  }
};

std::string code_of(const std::string& words) {
  static const std::vector<std::pair<std::string, std::string>> codes = {
      {"negative or zero values", "singular_covariance"},
      {"algorithm failed", "internal"},
      {"set_params()", "invalid_input"},
      {"incompatible dimensions", "invalid_input"},
      {"learn()", "invalid_input"},
  };
  for (const auto& [part, code] : codes)
    if (words.find(part) != std::string::npos) return code;
  return "internal";
}

/** The operation of the class that has the structure asked for; what Armadillo says becomes a code. */
template <class Operation>
json answered(const json& request) {
  const json& structure = (request.contains("model") ? request.at("model") : request).at("covariance_type");
  try {
    if (structure == "full") return Operation::template answer<Full>(request);
    if (structure == "diag") return Operation::template answer<Diag>(request);
  } catch (const std::logic_error& refusal) {
    throw AdapterError(code_of(refusal.what()), refusal.what());
  }
  throw Unsupported("there is no class of " + structure.get<std::string>() + " covariances");
}

int main() {
  const json capabilities = {
      {"operations", {"log_density", "e_step", "log_likelihood", "em", "fit", "fit_own"}},
      {"covariance_types", {"full", "diag"}},
      {"known", json::array()},
      {"precision", "float64"},
      {"exact_steps", {{"from", "parameters"}, {"minimum", 0}}},
      {"regularisation", "weights and variances are at least 2.2e-308"},
      {"nan_policy", "propagate"},
  };
  gmm_adapter::serve({{"name", "Armadillo gmm_full, gmm_diag"},
                      {"version", arma::arma_version::as_string()},
                      {"language", "C++"},
                      {"issues", "https://gitlab.com/conradsnicta/armadillo-code/-/issues"},
                      {"capabilities", capabilities}},
                     {{"log_density", answered<LogDensity>},
                      {"e_step", answered<EStep>},
                      {"log_likelihood", answered<LogLikelihood>},
                      {"em", answered<Em>},
                      {"fit", answered<Fit>},
                      {"fit_own", answered<FitOwn>}});
}
