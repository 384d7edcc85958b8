package org.ecluse.connector.enforcement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.ecluse.connector.source.DataSource;
import org.ecluse.connector.source.Format;
import org.ecluse.connector.source.SourceBroken;
import org.ecluse.connector.source.Supply;
import org.ecluse.policy.model.Action;
import org.ecluse.policy.model.Constraint.Atomic;
import org.ecluse.policy.model.Operator;
import org.ecluse.policy.model.Rule.Duty;
import org.ecluse.policy.model.Value;
import org.ecluse.policy.profile.Rennes;
import org.junit.jupiter.api.Test;

class PseudonymiseTest {
    private static final String TICKETS = "time,line,stop,card_id,fare\n"
            + "2026-01-05T07:31:00,C1,Gares,card-1,full\n"
            + "2026-01-05T07:32:00,C1,Gares,card-2,full\n"
            + "2026-01-05T17:02:00,C4,Sainte-Anne,card-1,full\n"
            + "2026-01-05T17:05:00,C4,Sainte-Anne,,none\n";

    static Duty pseudonymise(String... columns) {
        var values = List.of(columns).stream().map(Value::text).toArray(Value[]::new);
        return new Duty(new Action(Rennes.PSEUDONYMISE, new Atomic(Rennes.COLUMN, Operator.IS_ANY_OF, values)));
    }

    static Plan plan(Format format, String... columns) {
        var supply = Supply.of(new DataSource.FileSource(Path.of("tickets"), format));
        return Energy.enforcement()
                .plan(List.of(pseudonymise(columns)), supply)
                .fold(Planning.Planned::plan, impossible -> {
                    throw new AssertionError(impossible.problems());
                });
    }

    private static String run(Format format, String content, String agreement, String... columns) throws IOException {
        var out = new ByteArrayOutputStream();
        plan(format, columns).run(new ByteArrayInputStream(content.getBytes(StandardCharsets.UTF_8)), out, agreement);
        return out.toString(StandardCharsets.UTF_8);
    }

    private static List<String> cards(String csv) {
        return csv.lines().skip(1).map(line -> line.split(",", -1)[3]).toList();
    }

    @Test
    void one_card_has_one_pseudonym_within_a_contract() throws IOException {
        var cards = cards(run(Format.Csv.COMMAS, TICKETS, "agreement-1", "card_id"));

        assertThat(cards.get(0))
                .isEqualTo(cards.get(2))
                .isNotEqualTo(cards.get(1))
                .hasSize(22);
    }

    @Test
    void one_card_has_another_pseudonym_in_every_contract() throws IOException {
        var one = cards(run(Format.Csv.COMMAS, TICKETS, "agreement-1", "card_id"));
        var other = cards(run(Format.Csv.COMMAS, TICKETS, "agreement-2", "card_id"));

        assertThat(one.subList(0, 3)).doesNotContainAnyElementsOf(other.subList(0, 3));
    }

    @Test
    void the_pseudonyms_of_a_contract_are_the_same_at_the_next_use() throws IOException {
        assertThat(run(Format.Csv.COMMAS, TICKETS, "agreement-1", "card_id"))
                .isEqualTo(run(Format.Csv.COMMAS, TICKETS, "agreement-1", "card_id"));
    }

    @Test
    void all_other_columns_pass_unchanged_and_a_blank_stays_blank() throws IOException {
        var lines = run(Format.Csv.COMMAS, TICKETS, "agreement-1", "card_id")
                .lines()
                .toList();

        assertThat(lines.get(0)).isEqualTo("time,line,stop,card_id,fare");
        assertThat(lines.get(1)).matches("2026-01-05T07:31:00,C1,Gares,[A-Za-z0-9_-]{22},full");
        assertThat(lines.get(4)).isEqualTo("2026-01-05T17:05:00,C4,Sainte-Anne,,none");
    }

    @Test
    void no_value_of_the_column_is_left_in_the_output() throws IOException {
        assertThat(run(Format.Csv.COMMAS, TICKETS, "agreement-1", "card_id")).doesNotContain("card-");
    }

    @Test
    void json_lines_are_pseudonymised_too() throws IOException {
        var json = "{\"card_id\":\"card-1\",\"stop\":\"Gares\"}\n\n{\"card_id\":17,\"fare\":1.50}\n{\"stop\":\"B\"}\n";

        var lines =
                run(new Format.Ndjson(), json, "agreement-1", "card_id").lines().toList();

        assertThat(lines.get(0)).matches("\\{\"card_id\":\"[A-Za-z0-9_-]{22}\",\"stop\":\"Gares\"}");
        assertThat(lines.get(1)).matches("\\{\"card_id\":\"[A-Za-z0-9_-]{22}\",\"fare\":1.50}");
        assertThat(lines.get(2)).isEqualTo("{\"stop\":\"B\"}");
    }

    @Test
    void a_json_member_that_is_neither_text_nor_number_ends_the_use() {
        assertThatThrownBy(() -> run(new Format.Ndjson(), "{\"card_id\":[\"card-1\"]}", "agreement-1", "card_id"))
                .isInstanceOf(SourceBroken.class)
                .hasMessageContaining("line 1, member `card_id`");
    }

    @Test
    void a_file_that_has_lost_the_column_is_not_delivered() {
        assertThatThrownBy(() -> run(Format.Csv.COMMAS, "time,line\n1,2\n", "agreement-1", "card_id"))
                .isInstanceOf(SourceBroken.class)
                .hasMessageContaining("source.column.missing");
    }

    @Test
    void a_million_rows_pass_in_a_heap_of_forty_megabytes() throws Exception {
        var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        var child = new ProcessBuilder(
                        java,
                        "-Xmx40m",
                        "-XX:+UseSerialGC",
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        MillionRows.class.getName())
                .redirectErrorStream(true)
                .start();
        try {
            var said = new String(child.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertThat(child.waitFor(60, TimeUnit.SECONDS)).isTrue();
            assertThat(said).contains("rows 1000000");
            assertThat(child.exitValue()).isZero();
        } finally {
            child.destroyForcibly();
        }
    }
}
