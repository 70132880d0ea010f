package function;

import java.util.HashMap;
import java.util.Map;

/** A benchmark as SeBS's Java runtime wants it: it sleeps, and says how long. */
public class Function {
  private int calls;

  public Map<String, Object> handler(Map<String, Object> input) throws InterruptedException {
    double seconds = ((Number) input.get("sleep")).doubleValue();
    if (seconds > 60) {
      throw new IllegalStateException("too long");
    }
    Thread.sleep(Math.round(seconds * 1000));
    Map<String, Object> answer = new HashMap<>();
    answer.put("result", seconds);
    answer.put("calls_of_this_instance", ++calls);
    return answer;
  }
}
