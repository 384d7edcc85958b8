package org.ecluse.registry.web;

import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObjectBuilder;
import java.util.List;
import java.util.function.Function;
import org.ecluse.registry.log.RegistryLog;
import org.ecluse.registry.members.Member;
import org.ecluse.registry.members.Services;
import org.ecluse.registry.studies.Study;

/** How members, studies and log lines are shown. */
final class Views {
    private Views() {}

    static <T> String list(String name, List<T> values, Function<T, JsonObjectBuilder> view) {
        JsonArrayBuilder array = Json.createArrayBuilder();
        values.forEach(value -> array.add(view.apply(value)));
        return Json.createObjectBuilder().add(name, array).build().toString();
    }

    /** For operators. */
    static JsonObjectBuilder member(Member member) {
        return listed(member)
                .add("roles", Json.createArrayBuilder(member.roles().values()))
                .add("standing", member.standing().name())
                .add("standingSince", member.standingSince().toString())
                .add("standingReason", member.standingReason())
                .add("memberSince", member.memberSince().toString())
                .add("hosted", member.publicKey().isPresent());
    }

    /** For other members. */
    static JsonObjectBuilder listed(Member member) {
        JsonObjectBuilder view = Json.createObjectBuilder()
                .add("name", member.name().value())
                .add("did", member.did().toString())
                .add("displayName", member.displayName());
        member.services().at(Services.DSP).ifPresent(dsp -> view.add("dsp", dsp.toString()));
        return view;
    }

    static JsonObjectBuilder study(Study study) {
        JsonArrayBuilder members = Json.createArrayBuilder();
        study.members().forEach(name -> members.add(name.value()));
        JsonObjectBuilder view = Json.createObjectBuilder()
                .add("id", study.id().toString())
                .add("title", study.title())
                .add("lead", study.lead().value())
                .add("purpose", study.purpose())
                .add("members", members)
                .add("starts", study.starts().toString())
                .add("ends", study.ends().toString());
        study.endedAt().ifPresent(ended -> view.add("endedAt", ended.toString()));
        return view;
    }

    static JsonObjectBuilder line(RegistryLog.Line line) {
        return Json.createObjectBuilder()
                .add("index", line.position())
                .add("kind", line.kind().name())
                .add("member", line.member())
                .add("hash", line.hash())
                .add("loggedAt", line.loggedAt().toString())
                .add("chain", line.chain());
    }
}
