//! `gongfang serve`: opens everything, listens, and on a signal finishes what was accepted.

use std::net::{SocketAddr, ToSocketAddrs as _};
use std::process::ExitCode;
use std::sync::Arc;

use anyhow::{Context as _, Result};
use axum::Router;
use axum::http::Extensions;
use socket2::{Domain, Socket, Type};
use store::{Files, Mint, StoreError, SystemChance, SystemClock};
use tokio::net::TcpListener;
use web::{App, Settings, Sources};

use crate::config::Config;
use crate::{logging, rooms, secret};

/// How long requests under way may take to finish after a signal.
const FAREWELL: std::time::Duration = std::time::Duration::from_secs(20);

/// Everything open, not yet listening.
pub(crate) struct House {
    pub(crate) app: App,
    pub(crate) router: Router,
    pub(crate) listener: std::net::TcpListener,
    pub(crate) address: SocketAddr,
}

/// `gongfang serve`.
pub(crate) fn serve(config: &Config) -> Result<ExitCode> {
    logging::start(config.log_json, "info");
    let house = open(config, false, &mut |db, sources| {
        let mut extras = live::extras_of(&net(config, sources));
        let code = set_up_code(db)?;
        if let Some(code) = &code {
            println!("first run: open /set-up and give this code: {code}");
            extras.insert(people::SetUpCode(code.clone()));
        }
        Ok((extras, Router::new()))
    })?;
    println!("listening on http://{}", house.address);
    run(house)
}

/// This node, and how it reaches the others. All nodes of an installation have its keys, so a word made from
/// them tells its subjects from those of others on the same NATS.
pub(crate) fn net(config: &Config, sources: &Sources) -> live::Net {
    let house = format!("gongfang-{}", &sources.keys.lookup("nats")[..12]);
    live::Net { house, ..live::Net::new(config.nats.clone(), sources.chance.as_ref()) }
}

/// Fills the database where it should be filled, and says what else the program keeps and serves.
type Prepare<'a> = dyn FnMut(&store::Db, &Sources) -> Result<(Extensions, Router<App>)> + 'a;

/// Opens the database, the keys and the port, and puts the rooms together.
pub(crate) fn open(config: &Config, demo: bool, prepare: &mut Prepare<'_>) -> Result<House> {
    let db = rooms::open(config)?;
    let keys = secret::keyring(config.secret.as_deref(), &config.data)?;
    let sources = Sources {
        clock: Arc::new(SystemClock),
        chance: Arc::new(SystemChance),
        mint: Arc::new(Mint::default()),
        keys,
        zone: config.zone.clone(),
    };
    let listener = listener(&config.listen)
        .with_context(|| format!("listening on {}: is the port taken?", config.listen))?;
    let address = listener.local_addr()?;
    let settings = Settings {
        base_url: config.base_url.clone().unwrap_or_else(|| format!("http://{address}")),
        zone: config.zone.clone(),
        behind_proxy: config.behind_proxy,
        demo,
    };
    let (extras, more) = prepare(&db, &sources)?;
    let files = Files::below(config.data.join("files"));
    let app = App::new(db, files, sources, settings, rooms::panels(), extras);
    let router = web::site(app.clone(), rooms::routes().merge(more));
    Ok(House { app, router, listener, address })
}

/// So many phones may knock before the first of them is let in: after a restart a whole hall comes back in a second,
/// and who finds the line full tries again only after one, three, seven seconds. The system allows as many as it allows.
const LINE: i32 = 4_096;

fn listener(listen: &str) -> std::io::Result<std::net::TcpListener> {
    let mut failed = std::io::Error::from(std::io::ErrorKind::AddrNotAvailable);
    for address in listen.to_socket_addrs()? {
        match listen_at(address) {
            Ok(listener) => return Ok(listener),
            Err(error) => failed = error,
        }
    }
    Err(failed)
}

fn listen_at(address: SocketAddr) -> std::io::Result<std::net::TcpListener> {
    let socket = Socket::new(Domain::for_address(address), Type::STREAM, None)?;
    // The port of a program that has just ended may be taken at once; elsewhere this would let two share it.
    #[cfg(unix)]
    socket.set_reuse_address(true)?;
    socket.bind(&address.into())?;
    socket.listen(LINE)?;
    socket.set_nonblocking(true)?;
    Ok(socket.into())
}

/// Serves until a signal, then finishes what was accepted.
pub(crate) fn run(house: House) -> Result<ExitCode> {
    let runtime = tokio::runtime::Builder::new_multi_thread().enable_all().build()?;
    let app = house.app.clone();
    runtime.block_on(async move {
        let listener = TcpListener::from_std(house.listener)?;
        let service = house.router.into_make_service_with_connect_info::<SocketAddr>();
        if let Some(rooms) = app.extras.get::<live::Rooms>() {
            rooms::play(rooms);
        }
        live::begin(&app).await.map_err(|e| anyhow::anyhow!("NATS: {e}"))?;
        let (told, wait) = tokio::sync::watch::channel(false);
        let mut leaving = wait.clone();
        tokio::spawn(async move {
            // The server takes nobody in any more; phones go to another node or come back to the next start.
            if leaving.wait_for(|&told| told).await.is_ok() {
                live::farewell(&app).await;
            }
        });
        let server = axum::serve(listener, service).with_graceful_shutdown(async move {
            signal().await;
            tracing::info!("finishing what was accepted");
            // Nobody listens any more when the server ended by itself.
            let _ = told.send(true);
        });
        let mut wait = wait;
        let too_long = async move {
            if wait.wait_for(|&told| told).await.is_ok() {
                tokio::time::sleep(FAREWELL).await;
            } else {
                std::future::pending::<()>().await;
            }
        };
        tokio::select! {
            served = async { server.await } => served?,
            // Streams that stay open by nature are cut; every accepted write is on disk already.
            () = too_long => tracing::warn!("some streams were still open"),
        }
        anyhow::Ok(())
    })?;
    runtime.shutdown_timeout(std::time::Duration::from_secs(5));
    drop(house.app);
    Ok(ExitCode::SUCCESS)
}

async fn signal() {
    let interrupt = async {
        if tokio::signal::ctrl_c().await.is_err() {
            std::future::pending::<()>().await;
        }
    };
    #[cfg(unix)]
    let terminate = async {
        match tokio::signal::unix::signal(tokio::signal::unix::SignalKind::terminate()) {
            Ok(mut signal) => {
                signal.recv().await;
            }
            Err(_) => std::future::pending::<()>().await,
        }
    };
    #[cfg(not(unix))]
    let terminate = std::future::pending::<()>();
    tokio::select! {
        () = interrupt => {}
        () = terminate => {}
    }
}

/// A one-time code while nobody runs this installation yet.
fn set_up_code(db: &store::Db) -> Result<Option<String>> {
    let ready =
        db.read_blocking(people::has_administrator).map_err(|e: StoreError| anyhow::anyhow!("{e}"))?;
    Ok((!ready).then(|| store::keys::new_token(&SystemChance)[..8].to_owned()))
}
