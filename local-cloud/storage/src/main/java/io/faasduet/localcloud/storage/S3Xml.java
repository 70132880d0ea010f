package io.faasduet.localcloud.storage;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilder;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Node;
import org.w3c.dom.NodeList;
import org.xml.sax.SAXException;
import org.xml.sax.helpers.DefaultHandler;

/** The XML of S3's answers, written element by element, and of its requests, read as a whole. */
final class S3Xml {
  private final StringBuilder text = new StringBuilder();

  private S3Xml() {}

  static byte[] document(String root, Consumer<S3Xml> content) {
    return whole(root, root + " xmlns=\"http://s3.amazonaws.com/doc/2006-03-01/\"", content);
  }

  /** An error, which unlike every other document of S3 is in no namespace. */
  static byte[] error(String code, String message, String resource) {
    return whole(
        "Error",
        "Error",
        xml -> xml.element("Code", code).element("Message", message).element("Resource", resource));
  }

  private static byte[] whole(String root, String startTag, Consumer<S3Xml> content) {
    S3Xml xml = new S3Xml();
    xml.text.append("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<").append(startTag).append('>');
    content.accept(xml);
    xml.text.append("</").append(root).append('>');
    return xml.text.toString().getBytes(StandardCharsets.UTF_8);
  }

  S3Xml element(String name, Object value) {
    text.append('<').append(name).append('>');
    escape(value.toString());
    text.append("</").append(name).append('>');
    return this;
  }

  S3Xml nested(String name, Consumer<S3Xml> content) {
    text.append('<').append(name).append('>');
    content.accept(this);
    text.append("</").append(name).append('>');
    return this;
  }

  /** The children of every element of that name, as text by name. */
  static List<Map<String, String>> read(InputStream body, String element) throws IOException {
    try {
      DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
      factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
      factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
      factory.setNamespaceAware(true);
      DocumentBuilder builder = factory.newDocumentBuilder();
      builder.setErrorHandler(new DefaultHandler()); // the JDK's own prints each fault
      NodeList found =
          builder
              .parse(new ByteArrayInputStream(body.readAllBytes()))
              .getElementsByTagNameNS("*", element);
      List<Map<String, String>> elements = new ArrayList<>();
      for (int i = 0; i < found.getLength(); i++) {
        Map<String, String> children = new HashMap<>();
        for (Node n = found.item(i).getFirstChild(); n != null; n = n.getNextSibling()) {
          if (n.getNodeType() == Node.ELEMENT_NODE) {
            children.put(n.getLocalName(), n.getTextContent());
          }
        }
        elements.add(children);
      }
      return elements;
    } catch (SAXException e) {
      throw new S3Error(400, "MalformedXML", "The body is not XML: " + e.getMessage());
    } catch (ParserConfigurationException e) {
      throw new IllegalStateException("this JDK has no XML parser", e);
    }
  }

  private void escape(String value) {
    for (int i = 0; i < value.length(); i++) {
      char c = value.charAt(i);
      switch (c) {
        case '&' -> text.append("&amp;");
        case '<' -> text.append("&lt;");
        case '>' -> text.append("&gt;");
        case '"' -> text.append("&quot;");
        case '\r', '\n', '\t' -> text.append("&#").append((int) c).append(';');
        default -> text.append(c);
      }
    }
  }
}
