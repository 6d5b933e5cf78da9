package org.entente.delivery.catalog;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/** A thing and the things it leads to as RDF/XML, one inside the other. */
final class RdfXml {
  private final XMLStreamWriter xml;

  private RdfXml(XMLStreamWriter xml) {
    this.xml = xml;
  }

  static byte[] of(Thing thing) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try {
      XMLStreamWriter xml = XMLOutputFactory.newDefaultFactory().createXMLStreamWriter(bytes, StandardCharsets.UTF_8.name());
      xml.writeStartDocument(StandardCharsets.UTF_8.name(), "1.0");
      xml.writeStartElement("rdf:RDF");
      xml.writeAttribute("xmlns:rdf", Words.RDF);
      for (Map.Entry<String, String> prefix : Words.PREFIXES.entrySet()) {
        xml.writeAttribute("xmlns:" + prefix.getKey(), prefix.getValue());
      }
      new RdfXml(xml).node(thing);
      xml.writeEndElement();
      xml.writeEndDocument();
      xml.flush();
      return bytes.toByteArray();
    } catch (XMLStreamException impossible) {
      throw new IllegalStateException("memory cannot fail to be written", impossible);
    }
  }

  private void node(Thing thing) throws XMLStreamException {
    xml.writeStartElement(thing.type());
    if (thing.address().isPresent()) {
      xml.writeAttribute("rdf:about", Words.iri(thing.address().get()));
    }
    for (Map.Entry<String, List<Value>> property : thing.said().entrySet()) {
      for (Value value : property.getValue()) {
        xml.writeStartElement(property.getKey());
        value(value);
        xml.writeEndElement();
      }
    }
    xml.writeEndElement();
  }

  private void value(Value value) throws XMLStreamException {
    if (value instanceof Value.Text text) {
      if (text.language().isPresent()) {
        xml.writeAttribute("xml:lang", text.language().get());
      }
      xml.writeCharacters(text.text());
    } else if (value instanceof Value.Moment moment) {
      xml.writeAttribute("rdf:datatype", Words.MOMENT);
      xml.writeCharacters(moment.text());
    } else if (value instanceof Value.Address address) {
      xml.writeAttribute("rdf:resource", Words.iri(address.iri()));
    } else {
      node((Thing) value);
    }
  }
}
