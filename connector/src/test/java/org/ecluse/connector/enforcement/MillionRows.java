package org.ecluse.connector.enforcement;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import org.ecluse.connector.source.Format;

/** Pseudonymises a million ticketing rows that are made while they are read; run in a process with a small heap. */
public final class MillionRows {
    static final int ROWS = 1_000_000;

    private MillionRows() {}

    /** Prints how many rows came through. */
    public static void main(String[] arguments) throws IOException {
        var plan = PseudonymiseTest.plan(Format.Csv.COMMAS, "card_id");
        var report = plan.run(tickets(ROWS), OutputStream.nullOutputStream(), "agreement");
        System.out.println("rows " + report.rows().orElse(0));
    }

    static InputStream tickets(int rows) {
        return new InputStream() {
            private byte[] line = "time,line,stop,card_id,fare\n".getBytes(StandardCharsets.US_ASCII);
            private int at;
            private int made;

            @Override
            public int read() {
                byte[] one = new byte[1];
                return read(one, 0, 1) < 0 ? -1 : one[0];
            }

            @Override
            public int read(byte[] target, int offset, int length) {
                if (at == line.length) {
                    if (made == rows) {
                        return -1;
                    }
                    line = ("2026-01-05T07:31:" + made % 60 + ",C" + made % 9 + ",stop " + made % 1500 + ",card-"
                                    + made % 200_000 + ",full\n")
                            .getBytes(StandardCharsets.US_ASCII);
                    at = 0;
                    made++;
                }
                int count = Math.min(length, line.length - at);
                System.arraycopy(line, at, target, offset, count);
                at += count;
                return count;
            }
        };
    }
}
