package org.ecluse.launcher.fleet;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** The command line that runs the product again, in another process, as this one is run. */
final class JavaCommand {
    private static final String MAIN = "org.ecluse.launcher.cli.Ecluse";

    private JavaCommand() {}

    /** @param archive the class-data archive that fits what will run, left out when it has not been made */
    static List<String> of(String archive, String... arguments) {
        Path home = home();
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-Xshare:auto",
                "-Xlog:disable",
                "-Xlog:all=error:stderr",
                "-Xms32m",
                "-Xmx512m",
                "-Decluse.home=" + home));
        Path classData = home.resolve(Path.of("launchers", "target", "cds", archive + ".jsa"));
        if (Files.exists(classData)) {
            command.add("-XX:SharedArchiveFile=" + classData);
        }
        command.addAll(List.of("-cp", classPath(home), MAIN));
        command.addAll(Arrays.asList(arguments));
        return command;
    }

    /** Where the product is: told by the script that runs it, or the working folder. */
    static Path home() {
        return Path.of(System.getProperty("ecluse.home", "")).toAbsolutePath().normalize();
    }

    /** The packaged jars, sorted; tests, whose class path has folders in it, start what is packaged too. */
    private static String classPath(Path home) {
        File[] jars = home.resolve(Path.of("launchers", "target", "lib"))
                .toFile()
                .listFiles((folder, name) -> name.endsWith(".jar"));
        if (jars == null || jars.length == 0) {
            return System.getProperty("java.class.path");
        }
        Arrays.sort(jars);
        return String.join(
                File.pathSeparator, Arrays.stream(jars).map(File::getPath).toList());
    }
}
