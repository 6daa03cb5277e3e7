//! One address in front of two nodes, as a load balancer stands there: each connection goes to the next node that
//! takes it. Nothing is looked into and nobody is kept on one node.

use std::io::Result;
use std::net::TcpListener as Bound;

use tokio::io::copy_bidirectional;
use tokio::net::{TcpListener, TcpStream};

/// Opens the door; it stays open as long as the runtime runs. Says its address.
pub fn open(nodes: Vec<String>) -> String {
    let bound = Bound::bind("127.0.0.1:0").unwrap();
    bound.set_nonblocking(true).unwrap();
    let address = format!("http://{}", bound.local_addr().unwrap());
    let door = TcpListener::from_std(bound).unwrap();
    tokio::spawn(async move {
        for turn in 0.. {
            let (phone, _) = door.accept().await.unwrap();
            let order: Vec<String> =
                (0..nodes.len()).map(|step| nodes[(turn + step) % nodes.len()].clone()).collect();
            tokio::spawn(through(phone, order));
        }
    });
    address
}

/// Carries a connection until one side ends it. Where no node takes it, it is ended at once.
async fn through(mut phone: TcpStream, nodes: Vec<String>) -> Result<()> {
    for node in nodes {
        if let Ok(mut node) = TcpStream::connect(&node).await {
            copy_bidirectional(&mut phone, &mut node).await?;
            return Ok(());
        }
    }
    Ok(())
}
