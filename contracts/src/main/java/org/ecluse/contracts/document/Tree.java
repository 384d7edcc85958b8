package org.ecluse.contracts.document;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

/** A tree of HTML elements that is being built. */
final class Tree {
    private static final String STYLE = style();

    private final Document document;
    private final String language;

    Tree(String language) {
        this.language = language;
        try {
            this.document = DocumentBuilderFactory.newDefaultInstance()
                    .newDocumentBuilder()
                    .newDocument();
        } catch (ParserConfigurationException e) {
            throw new IllegalStateException("every Java platform can build an XML tree; this one cannot", e);
        }
    }

    /** Begins the page. @return its body */
    Element page(String title) {
        var html = document.createElement("html");
        html.setAttribute("lang", language);
        document.appendChild(html);
        var head = add(html, "head");
        add(head, "meta").setAttribute("charset", "utf-8");
        add(head, "title", title);
        meta(head, "viewport", "width=device-width, initial-scale=1");
        meta(head, "description", title);
        var policy = add(head, "meta");
        policy.setAttribute("http-equiv", "Content-Security-Policy");
        policy.setAttribute("content", "default-src 'none'; style-src 'unsafe-inline'");
        add(head, "style").appendChild(document.createTextNode(STYLE));
        return add(html, "body");
    }

    private void meta(Element head, String name, String content) {
        var meta = add(head, "meta");
        meta.setAttribute("name", name);
        meta.setAttribute("content", printable(content));
    }

    Element add(Element parent, String name) {
        var element = document.createElement(name);
        parent.appendChild(element);
        return element;
    }

    Element add(Element parent, String name, String text) {
        var element = add(parent, name);
        text(element, text);
        return element;
    }

    void text(Element parent, String text) {
        parent.appendChild(document.createTextNode(printable(text)));
    }

    Document document() {
        return document;
    }

    /** Foreign text without what would move, hide or break other text; a line break becomes a space. */
    private static String printable(String foreign) {
        var safe = new StringBuilder(foreign.length());
        foreign.codePoints().forEach(point -> safe.appendCodePoint(printable(point)));
        return safe.toString();
    }

    private static int printable(int point) {
        if (point == '\n' || point == '\r' || point == '\t') {
            return ' ';
        }
        return switch (Character.getType(point)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.UNASSIGNED,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR -> '\uFFFD';
            default -> point;
        };
    }

    private static String style() {
        try (var stream = Tree.class.getResourceAsStream("contract.css")) {
            if (stream == null) {
                throw new IllegalStateException("contract.css is missing from the jar");
            }
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }
}
