package org.ecluse.launcher.config;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.logging.Level;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.ecluse.contracts.negotiation.Handling.Reaction;

/** How the text of a setting becomes a value. Each throws {@link IllegalArgumentException} when it is not one. */
final class Shapes {
    private static final Pattern SHORT_NAME = Pattern.compile("[a-z0-9](?:[a-z0-9-]{0,38}[a-z0-9])?");
    private static final Pattern HOST = Pattern.compile("[A-Za-z0-9.:\\[\\]-]{1,253}");
    private static final Pattern WORDS = Pattern.compile("[^\\p{Cntrl}]{1,80}");
    private static final Pattern DID_WEB = Pattern.compile("did:web:[A-Za-z0-9.%:_-]{1,250}");
    private static final Pattern DATABASE_SERVER =
            Pattern.compile("jdbc:postgresql://[A-Za-z0-9.:,\\[\\]_-]{1,500}/[A-Za-z0-9_.-]{1,63}"
                    + "(?:\\?(?!.*(?:user|password)=)[A-Za-z0-9=&/._%:+-]{1,500})?");
    private static final Map<String, Level> LEVELS =
            Map.of("error", Level.SEVERE, "warning", Level.WARNING, "info", Level.INFO, "debug", Level.FINE);
    private static final int PORT_MIN = 1024;
    private static final int PORT_MAX = 65_535;
    private static final int SECONDS_MAX = 86_400;

    private Shapes() {}

    static String shortName(String text) {
        return matching(SHORT_NAME, text);
    }

    static String host(String text) {
        return matching(HOST, text);
    }

    /** Hosts with commas between them. */
    static Set<String> hosts(String text) {
        Set<String> hosts = new TreeSet<>();
        for (String host : text.split(",", -1)) {
            hosts.add(host(host.strip()));
        }
        return hosts;
    }

    /** A name for people. */
    static String words(String text) {
        return matching(WORDS, text);
    }

    static String didWeb(String text) {
        return matching(DID_WEB, text);
    }

    static int port(String text) {
        return between(PORT_MIN, PORT_MAX, text);
    }

    /** A port of a reverse proxy, which may be one of the well-known. */
    static int anyPort(String text) {
        return between(1, PORT_MAX, text);
    }

    /** A port with eight more after it. */
    static int portBase(String text) {
        return between(PORT_MIN, PORT_MAX - 8, text);
    }

    /** A JDBC address of PostgreSQL without credentials: those are not for a line that is shown. */
    static String databaseServer(String text) {
        return matching(DATABASE_SERVER, text);
    }

    static Duration seconds(String text) {
        return Duration.ofSeconds(between(1, SECONDS_MAX, text));
    }

    /** An ISO 8601 duration of days and smaller units, above zero. */
    static Duration duration(String text) {
        Duration duration;
        try {
            duration = Duration.parse(text);
        } catch (DateTimeParseException e) {
            throw new IllegalArgumentException(text, e);
        }
        if (duration.isNegative() || duration.isZero()) {
            throw new IllegalArgumentException(text);
        }
        return duration;
    }

    /** What is done by rule with terms that cost nothing. */
    static Reaction within(String text) {
        return reaction(text, Reaction.ACCEPT, Reaction.ASK, Reaction.REFUSE);
    }

    /** What is done by rule with terms that go further. */
    static Reaction beyond(String text) {
        return reaction(text, Reaction.ASK, Reaction.COUNTER, Reaction.REFUSE);
    }

    private static Reaction reaction(String text, Reaction... those) {
        return Stream.of(those)
                .filter(reaction -> reaction.name().toLowerCase(Locale.ROOT).equals(text))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(text));
    }

    static boolean trueOrFalse(String text) {
        return switch (text) {
            case "true" -> true;
            case "false" -> false;
            default -> throw new IllegalArgumentException(text);
        };
    }

    static Level level(String text) {
        Level level = LEVELS.get(text);
        if (level == null) {
            throw new IllegalArgumentException(text);
        }
        return level;
    }

    static Path path(String text) {
        return Path.of(text);
    }

    /** An http or https address of a host, without user, query or fragment. */
    static URI httpAddress(String text) {
        URI uri = URI.create(text);
        boolean http = "http".equals(uri.getScheme()) || "https".equals(uri.getScheme());
        if (!http || uri.getHost() == null || uri.getUserInfo() != null || uri.getQuery() != null) {
            throw new IllegalArgumentException(text);
        }
        return text.endsWith("/") ? URI.create(text.substring(0, text.length() - 1)) : uri;
    }

    private static String matching(Pattern pattern, String text) {
        if (!pattern.matcher(text).matches()) {
            throw new IllegalArgumentException(text);
        }
        return text;
    }

    private static int between(int min, int max, String text) {
        int number = Integer.parseInt(text);
        if (number < min || number > max) {
            throw new IllegalArgumentException(text);
        }
        return number;
    }
}
