// VLFeat's vl_gmm under the protocol of gmm-conformance.
//
// Conventions are converted, results never: the log density of a point is the log likelihood of that
// point alone, and what VLFeat prints while it iterates tells how many steps it took, and whether it converged.
#include <cstdarg>
#include <cstdio>
#include <memory>
#include <string>
#include <vector>

extern "C" {
#include <vl/generic.h>
#include <vl/gmm.h>
#include <vl/random.h>
}

#include "../kits/cpp/gmm_adapter.hpp"

using gmm_adapter::json;
using gmm_adapter::Matrix;
using gmm_adapter::matrix;
using gmm_adapter::rows_of;
using gmm_adapter::Unsupported;

/** A model as VLFeat's functions take one: K, D and three blocks of numbers. */
struct Model {
  std::vector<double> weights;
  Matrix means, variances;

  explicit Model(const json& model)
      : weights(model.at("weights").get<std::vector<double>>()),
        means(matrix(model.at("means"))),
        variances(matrix(model.at("covariances"))) {
    if (means.rows != K() || variances.rows != K() || variances.columns != D())
      throw Unsupported("the C functions take one K and one D for all parameters");
  }

  std::size_t K() const { return weights.size(); }
  std::size_t D() const { return means.columns; }
};

/** The data, in as many dimensions as the model has. */
Matrix data_of(const json& request, const Model& model) {
  Matrix data = matrix(request.at("data"));
  if (data.rows > 0 && data.columns != model.D())
    throw Unsupported("the C functions take one D for data and parameters");
  return data;
}

/** The responsibilities of points, written to `responsibilities`, and their log likelihood. */
double posteriors(const Model& model, const double* points, std::size_t N, double* responsibilities) {
  return vl_get_gmm_data_posteriors_d(responsibilities, model.K(), N, model.weights.data(), model.means.values.data(),
                                      model.D(), model.variances.values.data(), points);
}

/** The log density of a point in the mixture, or with `k` in that component alone. */
double log_density_at(const Model& model, const double* point) {
  std::vector<double> responsibilities(model.K());
  return posteriors(model, point, 1, responsibilities.data());
}

double log_density_at(const Model& model, const double* point, std::size_t k) {
  const double whole = 1, *mean = &model.means.values[k * model.D()];
  const double* variances = &model.variances.values[k * model.D()];
  double responsibility;
  return vl_get_gmm_data_posteriors_d(&responsibility, 1, 1, &whole, mean, model.D(), variances, point);
}

using Gmm = std::unique_ptr<VlGMM, decltype(&vl_gmm_delete)>;

/** A mixture without a lower bound on variances. */
Gmm mixture(std::size_t D, std::size_t K) {
  Gmm gmm(vl_gmm_new(VL_TYPE_DOUBLE, D, K), vl_gmm_delete);
  vl_gmm_set_covariance_lower_bound(gmm.get(), 0);
  return gmm;
}

Gmm mixture_at(const Model& model) {
  Gmm gmm = mixture(model.D(), model.K());
  vl_gmm_set_priors(gmm.get(), model.weights.data());
  vl_gmm_set_means(gmm.get(), model.means.values.data());
  vl_gmm_set_covariances(gmm.get(), model.variances.values.data());
  return gmm;
}

const double* numbers(const void* block) { return static_cast<const double*>(block); }

json model_of(const VlGMM* gmm) {
  const std::size_t K = vl_gmm_get_num_clusters(gmm), D = vl_gmm_get_dimension(gmm);
  const double* weights = numbers(vl_gmm_get_priors(gmm));
  return {{"covariance_type", "diag"},
          {"weights", std::vector<double>(weights, weights + K)},
          {"means", rows_of(numbers(vl_gmm_get_means(gmm)), K, D)},
          {"covariances", rows_of(numbers(vl_gmm_get_covariances(gmm)), K, D)}};
}

json log_density(const json& request) {
  const Model model(request.at("model"));
  const Matrix data = data_of(request, model);
  std::vector<double> of_mixture, of_components;
  for (std::size_t n = 0; n < data.rows; n++) {
    const double* point = &data.values[n * data.columns];
    of_mixture.push_back(log_density_at(model, point));
    for (std::size_t k = 0; k < model.K(); k++) of_components.push_back(log_density_at(model, point, k));
  }
  return {{"log_density", of_mixture}, {"component_log_density", rows_of(of_components.data(), data.rows, model.K())}};
}

json e_step(const json& request) {
  const Model model(request.at("model"));
  const Matrix data = data_of(request, model);
  std::vector<double> responsibilities(data.rows * model.K());
  posteriors(model, data.values.data(), data.rows, responsibilities.data());
  return {{"responsibilities", rows_of(responsibilities.data(), data.rows, model.K())}};
}

json log_likelihood(const json& request) {
  const Model model(request.at("model"));
  const Matrix data = data_of(request, model);
  std::vector<double> responsibilities(data.rows * model.K());
  return {{"log_likelihood", posteriors(model, data.values.data(), data.rows, responsibilities.data())}};
}

/** One step at a time: more of them at once may be fewer, or restart a component. */
json em(const json& request) {
  const Model model(request.at("model"));
  const Matrix data = data_of(request, model);
  const Gmm gmm = mixture_at(model);
  vl_gmm_set_max_num_iterations(gmm.get(), 0);
  std::vector<double> log_likelihoods{vl_gmm_em(gmm.get(), data.values.data(), data.rows)};
  vl_gmm_set_max_num_iterations(gmm.get(), 1);
  for (int step = 0; step < request.at("steps"); step++)
    log_likelihoods.push_back(vl_gmm_em(gmm.get(), data.values.data(), data.rows));
  return {{"log_likelihoods", log_likelihoods}, {"model", model_of(gmm.get())}};
}

/** What VLFeat has printed. */
std::string printed;

extern "C" int print(const char* format, ...) {
  char line[1024];
  va_list arguments;
  va_start(arguments, format);
  const int length = std::vsnprintf(line, sizeof line, format, arguments);
  va_end(arguments);
  printed += line;
  return length;
}

/** What `iterate` makes of a mixture, which it has no tolerance for. */
template <class Iterate>
json fitted(const Gmm& gmm, const Matrix& data, const json& request, Iterate iterate) {
  vl_gmm_set_max_num_iterations(gmm.get(), request.at("max_steps").get<std::size_t>());
  vl_gmm_set_verbosity(gmm.get(), 1);
  printed.clear();
  const double log_likelihood = iterate(gmm.get(), data.values.data(), data.rows);
  const std::string iteration = "em: iteration ";
  return {{"log_likelihood", log_likelihood},
          {"model", model_of(gmm.get())},
          {"steps", std::stoi(printed.substr(printed.rfind(iteration) + iteration.size()))},
          {"converged", printed.find("fully converged") != std::string::npos}};
}

json fit(const json& request) {
  const Model model(request.at("model"));
  return fitted(mixture_at(model), data_of(request, model), request, vl_gmm_em);
}

json fit_own(const json& request) {
  const Matrix data = matrix(request.at("data"));
  vl_rand_seed(vl_get_rand(), request.at("seed"));
  return fitted(mixture(data.columns, request.at("components")), data, request, vl_gmm_cluster);
}

int main() {
  vl_set_printf_func(print);
  vl_set_num_threads(1);  // sums in one order
  const json capabilities = {
      {"operations", {"log_density", "e_step", "log_likelihood", "em", "fit", "fit_own"}},
      {"covariance_types", {"diag"}},
      {"known", json::array()},
      {"precision", "float64"},
      {"exact_steps", {{"from", "parameters"}, {"minimum", 0}}},
      {"regularisation",
       "responsibilities below 0.01/K are left out of the M step, weights below 1e-6 are 0 in the E step"},
      {"nan_policy", "undefined"},
  };
  gmm_adapter::serve({{"name", "VLFeat vl_gmm"},
                      {"version", vl_get_version_string()},
                      {"language", "C"},
                      {"issues", "https://github.com/vlfeat/vlfeat/issues"},
                      {"capabilities", capabilities}},
                     {{"log_density", log_density},
                      {"e_step", e_step},
                      {"log_likelihood", log_likelihood},
                      {"em", em},
                      {"fit", fit},
                      {"fit_own", fit_own}});
}
