import static java.nio.charset.StandardCharsets.UTF_8;

import com.google.gson.FieldNamingPolicy;
import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.TypeAdapter;
import com.google.gson.stream.JsonReader;
import com.google.gson.stream.JsonWriter;
import java.io.BufferedReader;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Speaks the protocol of gmm-conformance (version 1), so that an adapter is only functions:
 *
 * <pre>{@code
 * static Object eStep(GmmAdapter.Request request) {
 *   return new GmmAdapter.Responsibilities(...);
 * }
 *
 * public static void main(String[] words) throws IOException {
 *   var introduction = new GmmAdapter.Introduction("mine", "1.0", "Java", "https://...", capabilities);
 *   GmmAdapter.serve(introduction, Map.of("e_step", MyAdapter::eStep));
 * }
 * }</pre>
 *
 * <p>Requests and results are records, with the protocol's names in camelCase. Numbers are doubles,
 * NaN and the infinities included. Java 17 and Gson. What is printed on System.out goes to stderr,
 * because stdout belongs to the protocol.
 */
public final class GmmAdapter {
  private static final DoublesByName DOUBLES = new DoublesByName();
  private static final Gson JSON =
      new GsonBuilder()
          .setFieldNamingPolicy(FieldNamingPolicy.LOWER_CASE_WITH_UNDERSCORES)
          .registerTypeAdapter(double.class, DOUBLES)
          .registerTypeAdapter(Double.class, DOUBLES)
          .serializeNulls()
          .create();

  private GmmAdapter() {}

  /** A question. What its operation has no use for is null, 0 or empty. */
  public record Request(
      int id,
      String op,
      double[] values,
      double[][] data,
      Model model,
      double[][] responsibilities,
      String[] known,
      int steps,
      int maxSteps,
      double tolerance,
      String covarianceType,
      int components,
      long seed) {
    public Request {
      known = known == null ? new String[0] : known;
    }
  }

  /** θ. Covariances are read as an array of the depth that their structure has. */
  public record Model(
      String covarianceType, double[] weights, double[][] means, JsonElement covariances) {
    public Model(String covarianceType, double[] weights, double[][] means, Object covariances) {
      this(covarianceType, weights, means, JSON.toJsonTree(covariances));
    }

    /** As {@code double[][][].class} for full ones, {@code double[].class} for spherical ones. */
    public <A> A covariancesAs(Class<A> array) {
      return JSON.fromJson(covariances, array);
    }
  }

  public record LogDensity(double[] logDensity, double[][] componentLogDensity) {}

  public record Responsibilities(double[][] responsibilities) {}

  public record Parameters(Model model) {}

  public record LogLikelihood(double logLikelihood) {}

  public record Trajectory(double[] logLikelihoods, Model model) {}

  public record Fit(double logLikelihood, Model model, int steps, boolean converged) {}

  public record Introduction(
      String name, String version, String language, String issues, Capabilities capabilities) {}

  /**
   * What an adapter can do; {@code exactSteps} is null where no given number of steps can be run.
   * {@code limits} have the names and values that the protocol gives them, which those left out lack.
   */
  public record Capabilities(
      String[] operations,
      String[] covarianceTypes,
      String[] known,
      String precision,
      ExactSteps exactSteps,
      String regularisation,
      String nanPolicy,
      List<Map<String, Object>> limits) {
    /** Without limits. */
    public Capabilities(
        String[] operations,
        String[] covarianceTypes,
        String[] known,
        String precision,
        ExactSteps exactSteps,
        String regularisation,
        String nanPolicy) {
      this(
          operations,
          covarianceTypes,
          known,
          precision,
          exactSteps,
          regularisation,
          nanPolicy,
          List.of());
    }
  }

  public record ExactSteps(String from, int minimum) {}

  /** Answers the requests of one kind. */
  @FunctionalInterface
  public interface Operation {
    Object answer(Request request) throws Exception;
  }

  /**
   * An error that the protocol has a code for: invalid_input, singular_covariance, empty_component,
   * not_converged, internal.
   */
  public static final class AdapterError extends RuntimeException {
    private final String code;

    public AdapterError(String code, String message) {
      super(message);
      this.code = code;
    }
  }

  /** Thrown by an operation for what the implementation cannot do. */
  public static final class Unsupported extends RuntimeException {
    public Unsupported(String why) {
      super(why);
    }
  }

  /** Answers requests until {@code bye} or the end of the input. */
  public static void serve(Introduction introduction, Map<String, Operation> operations)
      throws IOException {
    var output = new PrintStream(new FileOutputStream(FileDescriptor.out), false, UTF_8);
    System.setOut(System.err);
    var all = new HashMap<>(operations);
    all.put("hello", request -> greeting(introduction));
    all.put("echo", request -> Map.of("values", request.values));
    var input = new BufferedReader(new InputStreamReader(System.in, UTF_8));
    for (String line = input.readLine(); line != null; line = input.readLine()) {
      Request request = JSON.fromJson(line, Request.class);
      if (request.op.equals("bye")) break;
      JsonObject answer = answerTo(request, all);
      answer.addProperty("id", request.id);
      output.print(JSON.toJson(answer) + "\n");
      output.flush();
    }
  }

  private static JsonObject greeting(Introduction introduction) {
    JsonObject greeting = JSON.toJsonTree(introduction).getAsJsonObject();
    greeting.addProperty("protocol", 1);
    return greeting;
  }

  private static JsonObject answerTo(Request request, Map<String, Operation> operations) {
    Operation operation = operations.get(request.op);
    if (operation == null) return answer("unsupported", "there is no " + request.op);
    try {
      return answer("result", operation.answer(request));
    } catch (Unsupported why) {
      return answer("unsupported", why.getMessage());
    } catch (AdapterError error) {
      return failure(error.code, error.getMessage());
    } catch (Throwable error) {
      error.printStackTrace();
      return failure("internal", error.toString());
    }
  }

  private static JsonObject failure(String code, String message) {
    return answer("error", Map.of("code", code, "message", String.valueOf(message)));
  }

  private static JsonObject answer(String kind, Object value) {
    var answer = new JsonObject();
    answer.add(kind, JSON.toJsonTree(value));
    return answer;
  }

  /** JSON has no NaN and no infinities: in the protocol they are strings, with the names that Java has. */
  private static final class DoublesByName extends TypeAdapter<Double> {
    @Override
    public Double read(JsonReader in) throws IOException {
      return Double.valueOf(in.nextString());
    }

    @Override
    public void write(JsonWriter out, Double value) throws IOException {
      if (Double.isFinite(value)) out.value(value);
      else out.value(value.toString());
    }
  }
}
