package org.ecluse.launcher.demo;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import org.ecluse.launcher.Texts;
import org.ecluse.launcher.cli.Ecluse;
import org.ecluse.launcher.cli.session.Session;
import org.ecluse.launcher.config.Checked;
import org.ecluse.launcher.demo.data.DemoData;
import org.ecluse.launcher.fleet.Shell;
import org.ecluse.launcher.story.Neighbourhood;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A RUDI catalogue on offer between separate processes, with records that say an address and records that do not. */
@ExtendWith(Neighbourhood.Resolver.class)
class CatalogChapterIT {
    private final ByteArrayOutputStream shown = new ByteArrayOutputStream();

    @Test
    void every_record_is_on_offer_and_one_without_an_address_offers_itself(Neighbourhood here) throws IOException {
        var catalog = ((Checked.Valid<RudiCatalog>) RudiCatalog.read(RudiCatalogTest.OURS)).value();

        new CatalogChapter(catalog).play(scene(here));

        assertThat(shown.toString(StandardCharsets.UTF_8)).contains("3 records are on offer (of 2, ");
        var found = here.does(Cast.START_UP, "catalog", "--partner", Cast.RENNES);
        var offers = found.path("offers").findValuesAsText("offer");
        assertThat(offers)
                .containsAll(catalog.records().stream()
                        .map(record -> Cast.RENNES + "/" + RudiCatalog.id(record))
                        .toList());
        var benches = catalog.records().get(1);
        var taken = here.file(Cast.START_UP, "benches.json");
        here.does(Cast.START_UP, "get", Cast.RENNES + "/" + RudiCatalog.id(benches), "-o", taken.toString());
        assertThat(new ObjectMapper().readTree(taken.toFile())).isEqualTo(benches);
    }

    private Scene scene(Neighbourhood here) {
        var session = new Session(
                new PrintStream(shown, true, StandardCharsets.UTF_8),
                new PrintStream(shown, true, StandardCharsets.UTF_8),
                false,
                80,
                Map.of(),
                Texts.in("en"));
        var cast = new Cast(here.folder(), here.portBase(), here.partners());
        return new Scene(
                cast,
                new DemoData(here.folder(), Optional.empty()),
                new Shell(Ecluse::run, session.texts()),
                new Stage(session, InstantSource.system()));
    }
}
