package org.ecluse.launcher.fleet;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Commands of the operating system, run to their end. */
final class Commands {
    private static final int SECONDS_MAX = 60;
    private static final int WORD_SHOWN_MAX = 120;

    private Commands() {}

    static String run(String... command) throws IOException {
        return run(Arrays.asList(command));
    }

    /**
     * @return what it said on its standard output
     * @throws IOException when it cannot be run, says that it failed, or takes longer than a minute
     */
    static String run(List<String> command) throws IOException {
        var complaints = Files.createTempFile("command", ".err");
        var answer = Files.createTempFile("command", ".out");
        try {
            var process = new ProcessBuilder(command)
                    .redirectOutput(answer.toFile())
                    .redirectError(complaints.toFile())
                    .start();
            process.getOutputStream().close();
            if (!process.waitFor(SECONDS_MAX, TimeUnit.SECONDS)) {
                process.destroyForcibly();
                throw new IOException(named(command) + " did not end");
            }
            var said = Files.readString(answer, StandardCharsets.UTF_8);
            if (process.exitValue() != 0) {
                throw new IOException(named(command) + " ended with " + process.exitValue() + ": " + said
                        + Files.readString(complaints, StandardCharsets.UTF_8));
            }
            return said;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException(named(command) + " was interrupted", e);
        } finally {
            Files.delete(complaints);
            Files.delete(answer);
        }
    }

    /** Without what is too long to read, such as a class path. */
    private static String named(List<String> command) {
        return command.stream()
                .filter(word -> word.length() <= WORD_SHOWN_MAX)
                .toList()
                .toString();
    }

    /** Whether a program of this name is on the path. */
    static boolean known(String program) {
        return Arrays.stream(System.getenv("PATH").split(":"))
                .anyMatch(folder -> Files.isExecutable(Path.of(folder, program)));
    }
}
