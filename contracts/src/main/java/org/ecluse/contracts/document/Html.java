package org.ecluse.contracts.document;

import java.util.Set;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;

/** Writes a tree as HTML5. */
final class Html {
    private static final Set<String> VOID = Set.of("meta");

    private Html() {}

    static String text(Document document) {
        var out = new StringBuilder("<!DOCTYPE html>\n");
        write(document.getDocumentElement(), out);
        return out.append('\n').toString();
    }

    private static void write(Element element, StringBuilder out) {
        var name = element.getTagName();
        out.append('<').append(name);
        var attributes = element.getAttributes();
        for (int i = 0; i < attributes.getLength(); i++) {
            var attribute = attributes.item(i);
            out.append(' ').append(attribute.getNodeName()).append("=\"");
            escape(attribute.getNodeValue(), out);
            out.append('"');
        }
        out.append('>');
        if (VOID.contains(name)) {
            return;
        }
        for (var child = element.getFirstChild(); child != null; child = child.getNextSibling()) {
            writeChild(name, child, out);
        }
        out.append("</").append(name).append('>');
    }

    private static void writeChild(String parent, Node child, StringBuilder out) {
        if (child instanceof Element inner) {
            write(inner, out);
        } else if (parent.equals("style")) {
            // Our own style sheet, which HTML has as it is.
            out.append(child.getNodeValue());
        } else {
            escape(child.getNodeValue(), out);
        }
    }

    private static void escape(String text, StringBuilder out) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '&' -> out.append("&amp;");
                case '<' -> out.append("&lt;");
                case '>' -> out.append("&gt;");
                case '"' -> out.append("&quot;");
                case '\'' -> out.append("&#39;");
                default -> out.append(c);
            }
        }
    }
}
