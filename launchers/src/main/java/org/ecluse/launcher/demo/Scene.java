package org.ecluse.launcher.demo;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.ecluse.launcher.cli.session.Session;
import org.ecluse.launcher.demo.data.DemoData;
import org.ecluse.launcher.fleet.Shell;
import org.ecluse.launcher.fleet.Shell.Ran;

/**
 * What every chapter has at hand: the cast, the data, and hands that type commands. A command whose outcome is not the
 * expected one ends the chapter.
 */
record Scene(Cast cast, DemoData data, Shell shell, Stage stage) {

    /** A partner types a command that has to succeed. */
    JsonNode does(String partner, String... words) {
        return succeeded(run(cast.partner(partner).config(), words));
    }

    /** The registry's operator types a command that has to succeed. */
    JsonNode registryDoes(String... words) {
        List<String> all = new ArrayList<>(List.of("registry"));
        all.addAll(Arrays.asList(words));
        return succeeded(run(cast.registryConfig(), all.toArray(new String[0])));
    }

    /** A partner types a command that has to be refused for one of these reasons. */
    JsonNode isRefused(String partner, List<String> codes, String... words) {
        Ran ran = run(cast.partner(partner).config(), words);
        String code = Refusals.code(ran.json());
        if (ran.exit() != Session.REFUSED || codes.stream().noneMatch(code::equals)) {
            throw new NotAsTold(stage.texts().say("story.unexpected", ran.line(), describe(ran), codes));
        }
        return ran.json();
    }

    /** A partner types a command, whatever comes of it. */
    Ran tries(String partner, String... words) {
        return run(cast.partner(partner).config(), words);
    }

    /** A partner types a command that has to succeed, one of many that are not shown. */
    void quietly(String partner, String... words) {
        succeeded(shell.run(cast.partner(partner).config(), words));
    }

    /** @throws NotAsTold when {@code true} is not what it is */
    void expect(boolean held, String key, Object... arguments) {
        if (!held) {
            throw new NotAsTold(stage.texts().say("story." + key, arguments));
        }
    }

    private Ran run(Path config, String... words) {
        stage.line(Shell.line(config, words));
        return shell.run(config, words);
    }

    private JsonNode succeeded(Ran ran) {
        if (!ran.done()) {
            throw new NotAsTold(stage.texts().say("story.unexpected", ran.line(), describe(ran), "ok"));
        }
        return ran.json();
    }

    private static String describe(Ran ran) {
        String said = ran.json().isMissingNode() ? ran.complaint() : ran.json().toString();
        return "exit " + ran.exit() + ", " + said;
    }
}
