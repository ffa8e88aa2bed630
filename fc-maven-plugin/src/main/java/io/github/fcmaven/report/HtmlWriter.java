package io.github.fcmaven.report;

import java.io.StringWriter;
import java.util.List;
import java.util.function.Consumer;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/**
 * The one place where text becomes part of a page: whatever it is, it is shown and never obeyed. The page is XML too,
 * so that a test can read it.
 */
final class HtmlWriter {

    private final StringWriter text = new StringWriter();
    private final XMLStreamWriter xml;

    HtmlWriter() {
        try {
            xml = XMLOutputFactory.newDefaultFactory().createXMLStreamWriter(text);
        } catch (XMLStreamException e) {
            throw broken(e);
        }
    }

    /** What was written. */
    String page() {
        return text + "\n";
    }

    void doctype() {
        write(() -> xml.writeDTD("<!DOCTYPE html>\n"));
    }

    /** Begins an element; attributes are names and values by turns. */
    HtmlWriter open(String element, String... attributes) {
        write(() -> xml.writeStartElement(element));
        attributes(attributes);
        return this;
    }

    /** Ends the element that was begun last. */
    HtmlWriter close() {
        write(xml::writeEndElement);
        return this;
    }

    /** An element that holds nothing, such as {@code meta}. */
    void empty(String element, String... attributes) {
        write(() -> xml.writeEmptyElement(element));
        attributes(attributes);
    }

    /** An element that holds the text as one line. */
    void element(String element, String content, String... attributes) {
        open(element, attributes).text(content).close();
    }

    /** An element that holds the text with its lines. */
    void lines(String element, String content, String... attributes) {
        open(element, attributes)
                .raw(String.join("\n", PlainText.lines(content)))
                .close();
    }

    /** The text as one line. */
    HtmlWriter text(String content) {
        return raw(PlainText.oneLine(content));
    }

    /** Text of our own, or lines that are harmless already. */
    HtmlWriter raw(String content) {
        write(() -> xml.writeCharacters(content));
        return this;
    }

    /**
     * Lines that are harmless already, as they are; HTML drops the first line break of such an element, and only that.
     */
    void verbatim(List<String> lines, Consumer<String> each) {
        open("pre").raw("\n");
        lines.forEach(each);
        close();
    }

    private void attributes(String... attributes) {
        for (int i = 0; i < attributes.length; i += 2) {
            String name = attributes[i];
            String value = PlainText.oneLine(attributes[i + 1]);
            write(() -> xml.writeAttribute(name, value));
        }
    }

    private interface Step {
        void run() throws XMLStreamException;
    }

    private static void write(Step step) {
        try {
            step.run();
        } catch (XMLStreamException e) {
            throw broken(e);
        }
    }

    private static IllegalStateException broken(XMLStreamException e) {
        return new IllegalStateException("a page that is no XML", e);
    }
}
