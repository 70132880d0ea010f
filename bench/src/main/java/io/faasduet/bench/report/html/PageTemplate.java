package io.faasduet.bench.report.html;

import io.pebbletemplates.pebble.PebbleEngine;
import io.pebbletemplates.pebble.loader.ClasspathLoader;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.Locale;
import java.util.Map;

/** The Pebble templates of the page; every value is escaped unless a template says otherwise. */
final class PageTemplate {
  private static final PebbleEngine ENGINE = engine();

  private PageTemplate() {}

  /** Fills the template of that file name with values. */
  static String fill(String name, Map<String, Object> values) {
    try {
      StringWriter html = new StringWriter();
      ENGINE.getTemplate(name).evaluate(html, values);
      return html.toString();
    } catch (IOException e) {
      throw new UncheckedIOException("cannot fill the template " + name, e);
    }
  }

  private static PebbleEngine engine() {
    ClasspathLoader loader = new ClasspathLoader(PageTemplate.class.getClassLoader());
    loader.setPrefix(PageTemplate.class.getPackageName().replace('.', '/'));
    return new PebbleEngine.Builder().loader(loader).defaultLocale(Locale.ROOT).build();
  }
}
