package org.ecluse.launcher.cli.node;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.ecluse.launcher.cli.session.Session;
import org.ecluse.launcher.config.Checked;
import org.ecluse.launcher.config.ConfigProblem;

/**
 * Writes the settings file of a new node. A file that is there is never touched, and one whose settings turn out to be
 * wrong is taken back.
 *
 * @param kind {@code connector} or {@code registry}, as in the command that starts it
 * @param reader what will read the file when the node starts
 */
record NodeSettings(Session session, String kind, Function<Path, ? extends Checked<?>> reader) {

    /** @return the exit code of {@code init} */
    int write(Path file, Map<String, String> settings) {
        StringBuilder text = new StringBuilder("# " + session.texts().say("init." + kind) + "\n");
        settings.forEach(
                (key, value) -> text.append(key).append(" = ").append(value).append('\n'));
        try {
            Files.createDirectories(file.toAbsolutePath().getParent());
            Files.writeString(file, text, StandardOpenOption.CREATE_NEW);
            return reader.apply(file).fold(valid -> done(file), problems -> takeBack(file, problems));
        } catch (FileAlreadyExistsException e) {
            return session.wrongUse("init.exists", file);
        } catch (IOException e) {
            return unwritable(file, e);
        }
    }

    private int done(Path file) {
        session.say("init.done", file, kind);
        return Session.DONE;
    }

    private int takeBack(Path file, List<ConfigProblem> problems) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            unwritable(file, e);
        }
        return session.wrongUse(problems);
    }

    private int unwritable(Path file, IOException reason) {
        return session.wrongUse("init.unwritable", file, String.valueOf(reason.getMessage()));
    }
}
