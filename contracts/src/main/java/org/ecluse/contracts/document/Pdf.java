package org.ecluse.contracts.document;

import com.openhtmltopdf.extend.FSSupplier;
import com.openhtmltopdf.outputdevice.helper.BaseRendererBuilder.FontStyle;
import com.openhtmltopdf.outputdevice.helper.ExternalResourceControlPriority;
import com.openhtmltopdf.pdfboxout.PdfRendererBuilder;
import com.openhtmltopdf.util.XRLog;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.GregorianCalendar;
import org.w3c.dom.Document;

/** Writes a tree as PDF, tagged after PDF/UA. Fonts are Liberation, under the SIL Open Font License 1.1. */
final class Pdf {
    private static final int NORMAL = 400;
    private static final int BOLD = 700;

    static {
        // It would log each step of the layout; what goes wrong comes as an exception.
        XRLog.setLoggingEnabled(false);
    }

    private Pdf() {}

    static byte[] bytes(Document tree, Instant written) {
        var out = new ByteArrayOutputStream();
        var builder = new PdfRendererBuilder();
        builder.useFont(font("LiberationSans-Regular"), "Liberation Sans", NORMAL, FontStyle.NORMAL, true);
        builder.useFont(font("LiberationSans-Bold"), "Liberation Sans", BOLD, FontStyle.NORMAL, true);
        builder.useFont(font("LiberationMono-Regular"), "Liberation Mono", NORMAL, FontStyle.NORMAL, true);
        // INVARIANT: nothing is fetched, whatever stands in the tree.
        builder.useUriResolver((base, uri) -> null);
        for (var moment : ExternalResourceControlPriority.values()) {
            builder.useExternalResourceAccessControl((uri, type) -> false, moment);
        }
        builder.usePdfUaAccessibility(true);
        builder.withProducer("Écluse");
        builder.withW3cDocument(tree, null);
        builder.toStream(out);
        try (var renderer = builder.buildPdfRenderer()) {
            renderer.layout();
            renderer.createPDFWithoutClosing();
            try (var pdf = renderer.getPdfDocument()) {
                var date = GregorianCalendar.from(written.atZone(ZoneOffset.UTC));
                pdf.getDocumentInformation().setCreationDate(date);
                pdf.getDocumentInformation().setModificationDate(date);
                pdf.setDocumentId(written.getEpochSecond());
                pdf.save(out);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("the contract could not be written as PDF", e);
        }
        return out.toByteArray();
    }

    private static FSSupplier<InputStream> font(String name) {
        return () -> {
            var stream = Pdf.class.getResourceAsStream("/liberation/" + name + ".ttf");
            if (stream == null) {
                throw new IllegalStateException("the font " + name + " is missing from the class path");
            }
            return stream;
        };
    }
}
