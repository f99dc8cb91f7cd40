-- The two roles of Đồng Hành. Run once a server, as a superuser; running it again changes nothing.
-- donghanh_owner owns the tables and migrates them. donghanh_app serves requests: it owns nothing, so that
-- row-level security holds for it. Give both a password afterwards: \password donghanh_owner, \password donghanh_app
do $$
begin
    if not exists (select from pg_roles where rolname = 'donghanh_owner') then
        create role donghanh_owner;
    end if;
    if not exists (select from pg_roles where rolname = 'donghanh_app') then
        create role donghanh_app;
    end if;
end
$$;
alter role donghanh_owner login nosuperuser nocreatedb nocreaterole noreplication nobypassrls;
alter role donghanh_app login nosuperuser nocreatedb nocreaterole noreplication nobypassrls;
-- The owner may step down to the runtime role (set role), never the other way round.
grant donghanh_app to donghanh_owner;
