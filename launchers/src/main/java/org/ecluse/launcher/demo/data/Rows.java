package org.ecluse.launcher.demo.data;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One text file being written, UTF-8 with {@code \n} line ends. The file appears under its name only when it is
 * complete, so that an interrupted run leaves no half file to be taken for a whole one. Not for several threads.
 */
final class Rows implements AutoCloseable {
    private static final int BUFFER_CHARS = 1 << 17;

    /** The process that writes a part, in the part's name. */
    private static final Pattern WRITER = Pattern.compile("\\.(\\d{1,18})\\.part$");

    private final Path target;
    private final Path part;
    private final BufferedWriter out;
    private boolean complete;

    Rows(Path target) throws IOException {
        this.target = target;
        this.part = target.resolveSibling(
                target.getFileName() + "." + ProcessHandle.current().pid() + ".part");
        this.out = new BufferedWriter(
                new OutputStreamWriter(Files.newOutputStream(part), StandardCharsets.UTF_8), BUFFER_CHARS);
    }

    /** Throws away the parts of runs that ended before they were complete. */
    static void forgetInterrupted(Path folder) throws IOException {
        try (DirectoryStream<Path> parts = Files.newDirectoryStream(folder, "*.part")) {
            for (Path part : parts) {
                Matcher writer = WRITER.matcher(part.getFileName().toString());
                if (writer.find()
                        && ProcessHandle.of(Long.parseLong(writer.group(1))).isEmpty()) {
                    Files.deleteIfExists(part);
                }
            }
        }
    }

    void write(CharSequence line) throws IOException {
        out.append(line).append('\n');
    }

    /** Says that every row is written; without it {@link #close} throws the part away. */
    void complete() {
        complete = true;
    }

    @Override
    public void close() throws IOException {
        out.close();
        if (complete) {
            Files.move(part, target, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
        } else {
            Files.deleteIfExists(part);
        }
    }
}
