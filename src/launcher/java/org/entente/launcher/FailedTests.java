package org.entente.launcher;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/** The tests that failed, by name and with the first line of the reason: told last, where nobody has to look for them. */
final class FailedTests {
  private static final int LONGEST = 300;

  private FailedTests() {}

  /** One line each, the run's name before it. */
  static List<String> of(Checkout checkout) throws IOException {
    List<String> failed = new ArrayList<>();
    for (Path folder : TestCount.folders(checkout)) {
      if (Files.isDirectory(folder)) {
        try (Stream<Path> reports = Files.list(folder)) {
          for (Path report : reports.filter(path -> path.getFileName().toString().matches("TEST-.*\\.xml")).sorted().toList()) {
            read(report, folder.getFileName().toString(), failed);
          }
        }
      }
    }
    return failed;
  }

  private static void read(Path report, String run, List<String> failed) throws IOException {
    XMLInputFactory factory = XMLInputFactory.newFactory();
    factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    try (InputStream in = Files.newInputStream(report)) {
      XMLStreamReader xml = factory.createXMLStreamReader(in);
      String test = "";
      while (xml.hasNext()) {
        if (xml.next() == XMLStreamConstants.START_ELEMENT) {
          switch (xml.getLocalName()) {
            case "testcase" -> test = xml.getAttributeValue(null, "classname") + "." + xml.getAttributeValue(null, "name");
            case "failure", "error" -> failed.add(run + ": " + test + ": " + reason(xml));
            default -> { }
          }
        }
      }
    } catch (XMLStreamException cut) {
      failed.add(run + ": " + report.getFileName() + " cannot be read: " + cut.getMessage());
    }
  }

  private static String reason(XMLStreamReader xml) {
    String message = xml.getAttributeValue(null, "message");
    String told = message == null ? xml.getAttributeValue(null, "type") : message.strip().lines().findFirst().orElse("");
    return told.substring(0, Math.min(LONGEST, told.length()));
  }
}
