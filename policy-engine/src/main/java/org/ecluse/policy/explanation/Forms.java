package org.ecluse.policy.explanation;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The texts of one language read backwards: a sentence back to the values that were filled in. */
final class Forms {
    private static final Pattern PLACE = Pattern.compile("\\{(\\d)}");

    /** Stands for a value that may be anything. */
    static final String ANY = "(.+?)";

    private final Words words;

    Forms(Words words) {
        this.words = words;
    }

    /** The regular expression of a text, with each place to fill replaced by that of what may fill it. */
    String expression(String key, String... fillings) {
        var raw = words.raw(key);
        var expression = new StringBuilder();
        int from = 0;
        for (var place = PLACE.matcher(raw); place.find(); from = place.end()) {
            expression.append(Pattern.quote(raw.substring(from, place.start())));
            expression.append(fillings[Integer.parseInt(place.group(1))]);
        }
        return expression.append(Pattern.quote(raw.substring(from))).toString();
    }

    /** The same, where the text may be missing. */
    String optional(String key, String... fillings) {
        return "(?:" + expression(key, fillings) + ")?";
    }

    /** A value in quotation marks, as a group. */
    String quoted() {
        var marks = marks();
        char opening = marks[0].charAt(0);
        char closing = marks[1].charAt(marks[1].length() - 1);
        return Pattern.quote(marks[0]) + "([^" + opening + closing + "]*?)" + Pattern.quote(marks[1]);
    }

    /** Several values in quotation marks, as one group. */
    String quotedList() {
        var marks = marks();
        return "(" + Pattern.quote(marks[0]) + ".*?" + Pattern.quote(marks[1]) + ")";
    }

    private String[] marks() {
        return words.raw("value.quoted").split("\\{0}", 2);
    }

    /** What filled the places, when the sentence is of this form; a place that was left out is an empty text. */
    static Optional<List<String>> match(String expression, String sentence) {
        var matcher = Pattern.compile(expression).matcher(sentence);
        return matcher.matches() ? Optional.of(groups(matcher)) : Optional.empty();
    }

    private static List<String> groups(Matcher matcher) {
        var groups = new ArrayList<String>();
        for (int i = 1; i <= matcher.groupCount(); i++) {
            groups.add(matcher.group(i) == null ? "" : matcher.group(i));
        }
        return groups;
    }

    /** The values of a list of values in quotation marks. */
    List<String> all(String list) {
        var found = new ArrayList<String>();
        var matcher = Pattern.compile(quoted()).matcher(list);
        while (matcher.find()) {
            found.add(matcher.group(1));
        }
        return found;
    }

    /** The parts of {@code a, b and c}. */
    List<String> parts(String list, String lastKey) {
        var found = new ArrayList<String>();
        for (var part : list.split(Pattern.quote(words.raw(lastKey)))) {
            found.addAll(List.of(part.split(", ")));
        }
        return found;
    }
}
