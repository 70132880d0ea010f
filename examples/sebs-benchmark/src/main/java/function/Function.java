package function;

import java.util.HashMap;
import java.util.Map;

/** As SeBS's Java runtime takes it: this file knows nothing of Duet. */
public class Function {
  public Map<String, Object> handler(Map<String, Object> input) {
    String text = (String) input.getOrDefault("text", "");
    Map<String, Object> counts = new HashMap<>();
    for (String word : text.split(" ")) {
      counts.merge(word, 1, (one, other) -> (int) one + (int) other);
    }
    Map<String, Object> answer = new HashMap<>();
    answer.put("result", counts);
    return answer;
  }
}
