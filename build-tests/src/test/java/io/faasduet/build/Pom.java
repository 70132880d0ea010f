package io.faasduet.build;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.w3c.dom.NodeList;
import org.xml.sax.SAXException;

/** A module's pom as it is written, without what it inherits. */
record Pom(Path directory, Element project) {

  static Pom read(Path directory) {
    try {
      return new Pom(
          directory,
          DocumentBuilderFactory.newInstance()
              .newDocumentBuilder()
              .parse(SourceTree.HOME.resolve(directory).resolve("pom.xml").toFile())
              .getDocumentElement());
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read the pom of " + directory, e);
    } catch (SAXException | ParserConfigurationException e) {
      throw new IllegalStateException("the pom of " + directory + " is not XML", e);
    }
  }

  /** This module and all below it. */
  List<Pom> reactor() {
    List<Pom> poms = new ArrayList<>(List.of(this));
    child(project, "modules")
        .map(modules -> children(modules, "module"))
        .orElse(Stream.empty())
        .map(module -> read(directory.resolve(module.getTextContent().strip()).normalize()))
        .forEach(module -> poms.addAll(module.reactor()));
    return poms;
  }

  /** Whether it is there for other modules, and no user depends on it. */
  boolean isForOtherModules() {
    return child(project, "modules").isPresent()
        || child(project, "dependencyManagement").isPresent();
  }

  String artifactId() {
    return text("artifactId").orElseThrow();
  }

  Optional<String> text(String element) {
    return child(project, element).map(Node::getTextContent).map(String::strip);
  }

  Optional<String> property(String name) {
    return child(project, "properties")
        .flatMap(properties -> child(properties, name))
        .map(Node::getTextContent)
        .map(String::strip);
  }

  /** The artifactIds of {@code dependencyManagement}. */
  Stream<String> managed() {
    return child(project, "dependencyManagement")
        .flatMap(management -> child(management, "dependencies"))
        .map(dependencies -> children(dependencies, "dependency"))
        .orElse(Stream.empty())
        .map(dependency -> child(dependency, "artifactId").orElseThrow().getTextContent().strip());
  }

  private static Optional<Element> child(Element parent, String name) {
    return children(parent, name).findFirst();
  }

  private static Stream<Element> children(Element parent, String name) {
    NodeList nodes = parent.getChildNodes();
    return IntStream.range(0, nodes.getLength())
        .mapToObj(nodes::item)
        .filter(Element.class::isInstance)
        .map(Element.class::cast)
        .filter(element -> element.getTagName().equals(name));
  }
}
