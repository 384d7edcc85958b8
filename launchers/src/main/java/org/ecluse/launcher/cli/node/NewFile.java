package org.ecluse.launcher.cli.node;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.ecluse.launcher.cli.session.Session;
import org.ecluse.launcher.config.ConfigProblem;

/** Writes a settings file that was not there before. */
final class NewFile {
    private NewFile() {}

    /**
     * @param heading key of the comment on its first line
     * @return the file, or empty when it cannot be written, which the reader has been told
     */
    static Optional<Path> write(Session session, Path file, String heading, Map<String, String> settings) {
        StringBuilder text = new StringBuilder("# " + session.texts().say(heading) + "\n");
        settings.forEach(
                (key, value) -> text.append(key).append(" = ").append(value).append('\n'));
        try {
            Path parent = file.toAbsolutePath().getParent();
            Files.createDirectories(parent);
            return Optional.of(Files.writeString(file, text, StandardOpenOption.CREATE_NEW));
        } catch (FileAlreadyExistsException e) {
            session.wrongUse("init.exists", file);
        } catch (IOException e) {
            session.wrongUse("init.unwritable", file, String.valueOf(e.getMessage()));
        }
        return Optional.empty();
    }

    /** Takes a file back whose settings turned out to be wrong, and says what was wrong with them. */
    static int undo(Session session, Path file, List<ConfigProblem> problems) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            session.wrongUse("init.unwritable", file, String.valueOf(e.getMessage()));
        }
        return Lifetime.refuse(session, problems);
    }
}
