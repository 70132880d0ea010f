package io.faasduet.chameleon;

import io.pebbletemplates.pebble.PebbleEngine;
import io.pebbletemplates.pebble.loader.ClasspathLoader;
import io.pebbletemplates.pebble.template.PebbleTemplate;
import java.io.IOException;
import java.io.StringWriter;
import java.util.List;
import java.util.Map;

/** The table's template, compiled once. Thread-safe. */
final class TableTemplate {
  private final PebbleTemplate template =
      new PebbleEngine.Builder()
          .loader(new ClasspathLoader(TableTemplate.class.getClassLoader()))
          .newLineTrimming(false)
          .registerExtensionCustomizer(LoopsOnly::new)
          .build()
          .getTemplate("io/faasduet/chameleon/table.peb");

  /** Renders rows of cells; a cell is escaped as the engine escapes text in HTML. */
  String render(List<? extends List<?>> table) throws IOException {
    StringWriter html = new StringWriter();
    template.evaluate(html, Map.of("table", table));
    return html.toString();
  }
}
