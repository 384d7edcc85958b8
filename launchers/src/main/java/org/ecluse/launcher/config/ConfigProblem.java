package org.ecluse.launcher.config;

import java.nio.file.Path;
import java.util.List;
import org.ecluse.launcher.Texts;

/**
 * One thing to put right before a process can start.
 *
 * @param file the file to edit
 * @param line its line, from 1, or 0 when no line is at fault
 * @param code key of the sentence, {@code config.} left out
 * @param arguments what the sentence names
 */
public record ConfigProblem(Path file, int line, String code, List<String> arguments) {
    public ConfigProblem {
        arguments = List.copyOf(arguments);
    }

    /** Cause and cure on one line, in the reader's language. */
    public String sentence(Texts texts) {
        String where = line == 0 ? file.toString() : texts.say("config.line", file, line);
        Object[] said = arguments.stream()
                .map(argument -> argument.startsWith("shape.") ? texts.say(argument) : argument)
                .toArray();
        return where + ": " + texts.say("config." + code, said);
    }
}
