-- What this connector offers: assets, policies, the definitions that tie them, and, worked out from these, who can be
-- offered what. Documents are whole; the tables of values and the columns beside a document repeat what is searched for.

-- Every change of the shelf begins by counting here: so changes are one after the other, and readers see that there was one.
create table shelf_version (
    id      smallint primary key,
    version bigint   not null
);
insert into shelf_version (id, version) values (1, 0);

create table shelf_asset (
    seq         bigint generated always as identity primary key,
    id          varchar(255) ${binary} not null unique,
    participant varchar(512) ${binary},
    created_at  bigint  not null, -- milliseconds since 1970
    document    varchar not null
);

create table shelf_policy (
    seq         bigint generated always as identity primary key,
    id          varchar(255) ${binary} not null unique,
    participant varchar(512) ${binary},
    created_at  bigint  not null,
    document    varchar not null
);

-- Who sees something: those whom this access policy permits. What is decided for one request is decided once for each.
create table shelf_audience (
    id            integer generated always as identity primary key,
    participant   varchar(512) ${binary} not null,
    access_policy varchar(255) ${binary} not null,
    unique (participant, access_policy)
);

create table shelf_definition (
    seq             bigint generated always as identity primary key,
    id              varchar(255) ${binary} not null unique,
    participant     varchar(512) ${binary},
    created_at      bigint  not null,
    access_policy   varchar(255) ${binary} not null,
    contract_policy varchar(255) ${binary} not null,
    audience        integer,
    document        varchar not null
);
create index shelf_definition_by_access on shelf_definition (access_policy);
create index shelf_definition_by_contract on shelf_definition (contract_policy);
create index shelf_definition_by_audience on shelf_definition (audience);

-- Which assets a definition can select at all, by the ids it names; '' is "any".
create table shelf_reach (
    asset_id   varchar(255) ${binary} not null,
    definition bigint not null,
    primary key (asset_id, definition)
);
create index shelf_reach_by_definition on shelf_reach (definition);

-- An asset that a definition selects, and whose terms exist.
create table shelf_offer (
    audience   integer not null,
    asset      bigint  not null,
    definition bigint  not null,
    primary key (audience, asset, definition)
);
create index shelf_offer_by_asset on shelf_offer (asset, audience);
create index shelf_offer_by_definition on shelf_offer (definition);

-- One value that can be searched for; kind: s text, n number, b boolean, l list, e text in a list, x anything else.
create table shelf_asset_value (
    owner     bigint       not null,
    name      varchar(255) ${binary} not null,
    place     integer      not null, -- 0, or in a list from 1 on
    kind      char(1)      not null,
    text      varchar(200) ${binary},
    num       double precision,
    is_public boolean      not null,
    primary key (owner, name, place)
);
create index shelf_asset_value_by_name on shelf_asset_value (name, kind, text, owner);

create table shelf_policy_value (
    owner     bigint       not null,
    name      varchar(255) ${binary} not null,
    place     integer      not null,
    kind      char(1)      not null,
    text      varchar(200) ${binary},
    num       double precision,
    is_public boolean      not null,
    primary key (owner, name, place)
);
create index shelf_policy_value_by_name on shelf_policy_value (name, kind, text, owner);

create table shelf_definition_value (
    owner     bigint       not null,
    name      varchar(255) ${binary} not null,
    place     integer      not null,
    kind      char(1)      not null,
    text      varchar(200) ${binary},
    num       double precision,
    is_public boolean      not null,
    primary key (owner, name, place)
);
create index shelf_definition_value_by_name on shelf_definition_value (name, kind, text, owner);
